"""What staff meet on the admin's first page as 「きょう」: each room says what waits for whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from hub.core.switches import is_address_open


@dataclass(frozen=True)
class Waiting:
    """So many things of a kind, and where they are. `order` is the place among the others."""

    number: int
    label: str | Promise
    url: str
    order: int = 500


Lines = Callable[[object], Iterable[Waiting]]
_rooms: list[Lines] = []


def register(lines: Lines) -> None:
    """Let `lines(user)` say what of a room waits for `user`, in a few cheap queries.

    It yields nothing for whom nothing there waits ever; lines with the number 0 are not shown.
    """
    _rooms.append(lines)


def waiting_for(user: object) -> list[Waiting]:
    """Return what waits for `user` in all rooms."""
    found = [
        line
        for lines in _rooms
        for line in lines(user)
        if line.number and is_address_open(line.url)
    ]
    return sorted(found, key=lambda line: line.order)
