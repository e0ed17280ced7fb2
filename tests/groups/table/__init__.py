"""What the table of tests/groups/test_table.py is made of: roles, states, rows, addresses."""

from collections.abc import Iterator
from zlib import crc32

from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from tests.groups.table import admin, portal, public
from tests.size import FULL

ROOMS = ("groups.", "opendata.", "hub.submissions.", "hub.moderation.")
ACCOUNTS = "groups.members.accounts_desk"
OF_EVENTS = "group_events"
ROLES = (
    "anonymous",
    "outsider",
    "other_owner",
    "editor",
    "owner",
    "desk",
    "approver",
    "translator",
)
STATES = ("never", "public", "draft", "review", "returned", "closed", "taken_out")
Row = tuple[str, str, tuple[int, ...], frozenset[str]]


def names_of_rooms() -> Iterator[str]:
    """Yield the name of every address whose view is in one of the rooms, from the resolver.

    Accounts and what groups write of their events have tables of their own:
    tests/hub/accounts/test_desk.py, tests/events/by_groups/test_table.py.
    """

    def walk(resolver, space: str) -> Iterator[str]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver) and entry.namespace == OF_EVENTS:
                continue
            if isinstance(entry, URLResolver):
                yield from walk(entry, ":".join(filter(None, (space, entry.namespace))))
            else:
                view = getattr(entry.callback, "view_class", entry.callback)
                if view.__module__ == ACCOUNTS:
                    continue
                if view.__module__.startswith(ROOMS):
                    yield ":".join(filter(None, (space, entry.name)))

    return walk(get_resolver(), "")


def rows() -> list[Row]:
    found = []
    for line in (portal.TABLE + admin.TABLE + public.TABLE).strip().splitlines():
        if line and not line.startswith("#"):
            name, method, *rest = line.split()
            cells, states = rest[: len(ROLES)], rest[len(ROLES) :]
            assert set(states) <= set(STATES), line
            found.append((name, method, tuple(map(int, cells)), frozenset(states)))
    return found


def cells_of(state: str) -> dict[tuple[str, str], dict[str, int]]:
    """Return what each role is answered: by the row of that state, else by the one of all others."""
    found = {}
    for name, method, cells, states in sorted(rows(), key=lambda row: bool(row[3])):
        if not states or state in states:
            found[name, method] = dict(zip(ROLES, cells, strict=True))
    return found


def tried_in(state: str) -> dict[tuple[str, str], dict[str, int]]:
    """Return what of `cells_of` a run tries: all of it in a full one.

    In others an address that is answered alike in all states is tried in review, where most is
    there to be shown, and in one more, whose turn it is by its name.
    """
    differing = {(name, method) for name, method, _cells, states in rows() if states}
    others = [other for other in STATES if other != "review"]

    def is_tried(address: tuple[str, str]) -> bool:
        turn = others[crc32(" ".join(address).encode()) % len(others)]
        return FULL or address in differing or state in ("review", turn)

    return {address: cells for address, cells in cells_of(state).items() if is_tried(address)}
