"""What only the hub knows: each room says its own, from its public pages and rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from hub.core.switches import is_thing_open

MAX_LINES = 8  # of a room


@dataclass(frozen=True)
class Line:
    """A public page, and a few words beside it."""

    title: str
    url: str
    note: str = ""
    language: str = ""


@dataclass(frozen=True)
class Fact:
    heading: str | Promise
    lines: list[Line]


_rooms: list[tuple[int, str | Promise, Callable[[str], Iterable[Line]]]] = []


def register(order: int, heading: str | Promise, lines: Callable[[str], Iterable[Line]]) -> None:
    """Let `lines(language)` say under `heading` what the light page shows of a room."""
    _rooms.append((order, heading, lines))


def facts(language: str) -> list[Fact]:
    """Return what rooms that are open to everybody know now."""
    known = [
        Fact(heading, list(lines(language))[:MAX_LINES])
        for _order, heading, lines in sorted(_rooms, key=lambda room: room[0])
        if is_thing_open(lines)
    ]
    return [fact for fact in known if fact.lines]
