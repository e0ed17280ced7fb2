"""Rooms, and large parts of them, that city hall switches (hub.core.switches).

Each room names its parts in its module `switches`, as `PARTS`. What belongs to a part is known by
where its code stands: a view, a page type, a job, a panel of `groups.leaflets` is of the part that
names this package.
"""

import functools
from dataclasses import dataclass

from django.db.models import TextChoices
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy

from hub.core.rooms import modules_named


class State(TextChoices):
    """How far a part is open, from nobody to everybody."""

    OFF = "off", pgettext_lazy("switch", "Off")
    INSIDE = "inside", pgettext_lazy("switch", "Only for city hall")
    PUBLIC = "public", pgettext_lazy("switch", "For everyone")


@dataclass(frozen=True)
class Part:
    """A room or a part of one.

    Attributes:
        name: "room", "room.part", "room.part.piece": none is more open than what it is part of.
        label: for people.
        packages: dotted beginnings of what belongs to it: packages, modules, names in a module.
        sections: slugs of pages right below home that are its own with all below them, where
            their page types are another room's.
        default: its state in a hub without content.
        demonstrated: its state in the demonstration.
    """

    name: str
    label: str | Promise
    packages: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    default: str = State.PUBLIC
    demonstrated: str = State.PUBLIC


@functools.cache
def all_parts() -> dict[str, Part]:
    """Return {name: part} of all rooms, each room before its parts.

    Raises:
        ValueError: a name is given twice, or what a part is part of is not there.
    """
    found = [part for module in modules_named("switches") for part in getattr(module, "PARTS", ())]
    parts = {part.name: part for part in sorted(found, key=lambda part: part.name.count("."))}
    if len(parts) < len(found):
        raise ValueError(f"A part is named twice: {sorted(part.name for part in found)}")
    orphans = [name for name in parts if set(around(name)) - set(parts)]
    if orphans:
        raise ValueError(f"These parts have no room: {orphans}")
    return {name: parts[name] for name in sorted(parts, key=lambda name: (room_of(name), name))}


def room_of(name: str) -> str:
    """Return the name of the room of a part (its own, if it is one)."""
    return name.partition(".")[0]


def around(name: str) -> list[str]:
    """Return the name of a part and of all that it is part of, its room first."""
    steps = name.split(".")
    return [".".join(steps[:length]) for length in range(1, len(steps) + 1)]


@functools.cache
def part_of(path: str) -> str:
    """Return the name of the part to which the dotted `path` of a thing belongs, or ""."""
    places = {package: part.name for part in all_parts().values() for package in part.packages}
    steps = path.split(".")
    beginnings = (".".join(steps[:length]) for length in range(len(steps), 0, -1))
    return next((places[beginning] for beginning in beginnings if beginning in places), "")


def part_of_thing(thing: object) -> str:
    """Return the name of the part of a function, class or object, or ""."""
    named = thing if hasattr(thing, "__qualname__") else type(thing)
    return part_of(f"{named.__module__}.{named.__qualname__}")


def part_of_view(view: object) -> str:
    """Return the name of the part of what answers an address, or ""."""
    model = getattr(view, "view_initkwargs", {}).get("model")
    known = (model, getattr(view, "view_class", None), view)
    return next((part for thing in known if thing and (part := part_of_thing(thing))), "")


def part_of_path(path: str) -> str:
    """Return the name of the part whose view answers `path` of the active language, or ""."""
    return _part_of_path(path.removeprefix(get_script_prefix().rstrip("/")), get_language())


@functools.lru_cache(maxsize=2000)
def _part_of_path(path: str, language: str) -> str:
    try:
        return part_of_view(resolve(path).func)
    except Resolver404:
        return ""
