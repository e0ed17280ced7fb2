"""What other rooms know of a person: each says it here, so that nothing is forgotten.

A room calls `register` when its app is ready, as `groups` does.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.accounts.models import User


def _nothing(user: "User") -> None:
    """Hold nothing."""


def _no_obstacle(user: "User") -> list[str]:
    return []


def _removes_nothing(user: "User") -> dict[str, int]:
    return {}


@dataclass(frozen=True)
class Room:
    """A room's part in giving people their data and in letting them go."""

    # Heading in the file → what this person sees there, as JSON holds it.
    sections: "dict[str, Callable[[User], object]]" = field(default_factory=dict)
    # "app.Model.field" of each link to a person that the sections speak of.
    covers: frozenset[str] = frozenset()
    # In the transaction of a deletion, in this order: hold rows, object, clean up.
    hold: "Callable[[User], None]" = _nothing
    obstacles: "Callable[[User], list[str]]" = _no_obstacle
    on_delete: "Callable[[User], dict[str, int]]" = _removes_nothing


rooms: list[Room] = []


def register(room: Room) -> None:
    rooms.append(room)
