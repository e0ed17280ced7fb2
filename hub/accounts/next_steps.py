"""つぎにすること: what a person who keeps something here is asked to do next, by all rooms."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from hub.core.switches import is_address_open

if TYPE_CHECKING:
    from hub.accounts.models import User

MAX_SHOWN = 3


@dataclass(frozen=True)
class NextStep:
    """One thing to do, and where. `about` names, in Japanese, which of several it concerns."""

    label: str | Promise
    url: str
    about: str = ""
    order: int = 500


_rooms: "list[Callable[[User, object | None], Iterable[NextStep]]]" = []


def register(lines: "Callable[[User, object | None], Iterable[NextStep]]") -> None:
    """Let `lines(user, thing)` say what a room asks of `user`.

    `thing` is what they look at now, such as one of their groups; None on the first page of all
    that they keep.
    """
    _rooms.append(lines)


def next_steps(user: "User", thing: object | None = None) -> list[NextStep]:
    """Return what all rooms ask of `user`, the most urgent first."""
    found = [line for lines in _rooms for line in lines(user, thing) if is_address_open(line.url)]
    return sorted(found, key=lambda line: line.order)
