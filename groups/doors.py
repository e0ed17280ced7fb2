"""What else a group can do here: a line on its own page in the portal, from each room that has one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from hub.core.switches import is_address_open

if TYPE_CHECKING:
    from groups.models import GroupPage


@dataclass(frozen=True)
class Door:
    """Where something is done, in words; `icon` is one of the hub's."""

    label: str | Promise
    url: str
    icon: str


_rooms: "list[Callable[[GroupPage], Door]]" = []


def register(door: "Callable[[GroupPage], Door]") -> None:
    """Let `door(group)` stand on the page of a group (a source page that is public)."""
    _rooms.append(door)


def doors_of(group: "GroupPage") -> list[Door]:
    """Return the doors of all rooms that exist for who asks now; a group that nobody sees has none."""
    if not group.live:
        return []
    return [found for door in _rooms if is_address_open((found := door(group)).url)]
