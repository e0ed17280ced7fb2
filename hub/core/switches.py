"""Which rooms and parts of rooms are open, for whom: off, for city hall alone, or for everybody.

What is off leaves no trace: no page, menu, search result, mail, job or entry in the admin; its data
stay. What is `INSIDE` exists for people of city hall who are signed in, and for nobody else; what is
kept for the public (hub.core.version) is kept apart from what they see.

Nothing that a room brings has to ask for its switch: the places that show, serve, send or run what
rooms bring ask here, by where its code stands (hub.core.parts).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from urllib.parse import urlsplit

from django.core.cache import cache
from django.http import HttpRequest

from hub.core.cached import asked_once, was_asked
from hub.core.models import ContentVersion, Switch
from hub.core.parts import Part, State, all_parts, around, part_of_path, part_of_thing

ORDER = (State.OFF, State.INSIDE, State.PUBLIC)
KEPT_SECONDS = 24 * 60 * 60
WORKS_AT_CITY_HALL = "wagtailadmin.access_admin"
# The request that is being answered, for whoever asks without one at hand.
present_request: ContextVar[HttpRequest | None] = ContextVar("present_request", default=None)


@contextmanager
def asked_by(request: HttpRequest | None) -> Iterator[None]:
    """Ask for whoever made `request`; None: as anybody would, for what is written for all."""
    token = present_request.set(request)
    try:
        yield
    finally:
        present_request.reset(token)


def states() -> dict[str, str]:
    """Return {name of part: its state}, a part's never more open than that of what it is part of.

    They are asked once for each request, and kept until something changes that all pages show.
    """
    request = present_request.get()
    if request is None:
        return _effective(_stored())
    return asked_once(request, "switches", lambda: _effective(_kept(request)))


def _stored() -> dict[str, str]:
    return dict(Switch.objects.values_list("part", "state"))


def _kept(request: HttpRequest) -> dict[str, str]:
    number = ContentVersion.of(request).get(ContentVersion.ALL, 0)
    key = f"switches:{number}"
    stored = cache.get(key)
    if stored is None:
        stored = _stored()
        cache.set(key, stored, KEPT_SECONDS)
    return stored


def _effective(stored: dict[str, str]) -> dict[str, str]:
    return _narrowed(frozenset(stored.items()))


@lru_cache(maxsize=64)
def _narrowed(rows: frozenset[tuple[str, str]]) -> dict[str, str]:
    stored = dict(rows)
    found = {name: stored.get(name, part.default) for name, part in all_parts().items()}
    return {name: min((found[outer] for outer in around(name)), key=ORDER.index) for name in found}


def state_of(name: str) -> str:
    """Return the state of a part; what belongs to none ("") is public."""
    return states()[name] if name else State.PUBLIC


def sees_inside() -> bool:
    """Return whether who asks now works at city hall."""
    request = present_request.get()
    return is_staff(getattr(request, "user", None))


def is_staff(user: object) -> bool:
    return user is not None and user.is_active and user.has_perm(WORKS_AT_CITY_HALL)


def is_open_to(name: str, user: object) -> bool:
    """Return whether a part ("" is none) exists for `user`; None is somebody without an account."""
    state = state_of(name)
    return state == State.PUBLIC or (state == State.INSIDE and is_staff(user))


def is_open(name: str) -> bool:
    """Return whether a part ("" is none) exists for who asks now."""
    return _exists_in(state_of(name))


def _exists_in(state: str) -> bool:
    return state == State.PUBLIC or (state == State.INSIDE and sees_inside())


def is_thing_open(thing: object) -> bool:
    """Return whether the part of a function, class or object exists for who asks now."""
    return is_open(part_of_thing(thing))


def is_address_open(url: str) -> bool:
    """Return whether the view at `url`, if one of ours answers there, exists for who asks now."""
    return is_open(part_of_path(urlsplit(str(url)).path))


def was_seen_inside(request: HttpRequest) -> bool:
    """Return whether the answer to `request` may hold what is for city hall alone."""
    shows_inside = was_asked(request, "switches") and audience() != ""
    return shows_inside or getattr(request, "is_inside_only", False)


def closed_parts() -> list[Part]:
    """Return the parts that do not exist for who asks now."""
    found = states()
    return [part for name, part in all_parts().items() if not _exists_in(found[name])]


def audience() -> str:
    """Return a mark for what is kept for who asks now, beside what is kept for the public."""
    if present_request.get() is None:
        return ""
    return "-inside" if State.INSIDE in states().values() and sees_inside() else ""
