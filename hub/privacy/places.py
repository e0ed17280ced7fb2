"""Where private fields are shown: each room says it, so that whoever looks is on record.

A place has a code and a name for people (`name`). What is shown at an address that is not the
room's own (the editor, the reviews) is noted by the middleware, for which the room tells how
the address leads to its objects (`register`); in its own views a room calls `note_view`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from django.db.models import Model
from django.utils.functional import Promise

Objects = Callable[..., Iterable[Model]]
_names: dict[str, str | Promise] = {}
_shown_at: dict[str, list[tuple[str, Objects]]] = defaultdict(list)


def name(where: str, label: str | Promise) -> None:
    """Let the place with the code `where` be called `label`; several rooms may say the same."""
    _names.setdefault(where, label)


def register(address: str, where: str, objects: Objects) -> None:
    """Let whoever opens `address` be on record as having seen `objects`.

    Args:
        address: its name, with the namespace.
        where: the code of a place.
        objects: takes the arguments of the address by name, and returns the room's objects that
            are shown there; none if it shows those of another room.
    """
    _shown_at[address].append((where, objects))


def addresses() -> set[str]:
    """Return the names of the addresses that the middleware watches."""
    return set(_shown_at)


def shown_at(address: str, arguments: Mapping[str, object]) -> Iterator[tuple[str, list[Model]]]:
    """Yield (code of the place, objects shown) for an address that was opened."""
    for where, objects in _shown_at.get(address, ()):
        if shown := list(objects(**arguments)):
            yield where, shown


def is_known(where: str) -> bool:
    return where in _names


def label_of(where: str) -> str:
    """Return the name of a place; its code if no room knows it any more."""
    return str(_names.get(where, where))


def choices() -> list[tuple[str, str | Promise]]:
    """Return (code, name) of all places."""
    return list(_names.items())
