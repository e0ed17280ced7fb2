"""What rooms know of whoever reads a mailbox: each says it here, so that nothing is forgotten.

A room calls `register` when its app is ready, as `hub.signups` does. People with an account have
`hub.accounts.me.rooms` beside it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from hub.core.switches import is_thing_open

if TYPE_CHECKING:
    from hub.occurrences.ical import Entry


def _nothing(address: str, now: datetime) -> tuple[str, ...]:
    return ()


def _no_dates(address: str, now: datetime) -> "tuple[Entry, ...]":
    return ()


@dataclass(frozen=True)
class Room:
    """A room's part in the page of a mailbox. Addresses are `mail_key`s.

    Attributes:
        code: its name in buttons.
        template: shows what `found` returns, as `found`.
        found: takes an address and the moment, returns what the room shows, None for nothing. Its
            part is the part that the section belongs to.
        delete: takes an address, the moment, and what one thing is called, or "" for all that may
            go. Raises Refused if one thing may not go; what may not go with all stays.
        goes: returns in words what is deleted with all.
        stays: returns in words what then stays, and why.
        dates: returns the dates of the calendar of an address.
        order: its place on the page.
    """

    code: str
    template: str
    found: Callable[[str, datetime], object]
    delete: Callable[[str, datetime, str], None]
    goes: Callable[[str, datetime], Iterable[str]] = _nothing
    stays: Callable[[str, datetime], Iterable[str]] = _nothing
    dates: "Callable[[str, datetime], Iterable[Entry]]" = _no_dates
    order: int = 500


_rooms: dict[str, Room] = {}


def register(room: Room) -> None:
    """Add a room's part.

    Raises:
        ValueError: another room has this code.
    """
    if _rooms.setdefault(room.code, room) is not room:
        raise ValueError(f"Two rooms are called {room.code}.")


def all_rooms() -> list[Room]:
    """Return the parts of all rooms, in the order of the page, those that are switched off too."""
    return sorted(_rooms.values(), key=lambda room: room.order)


def open_rooms() -> Iterator[Room]:
    """Yield the parts of those rooms that exist for who asks now."""
    return (room for room in all_rooms() if is_thing_open(room.found))


def open_room(code: str) -> Room | None:
    """Return the room of this code if it exists for who asks now."""
    return next((room for room in open_rooms() if room.code == code), None)
