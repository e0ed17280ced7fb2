"""The room brings one of everything."""

import pytest

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]
EXPECTED = {
    # Its own migration is complete, and in a hub that is there already it begins closed.
    "migrations": "No changes detected",
    "state_at_first": "off",
    "closed": {"/tools/": 404, "/tools/spade/": 404, "/tool-loans/borrow/spade/": 404},
    # Readers.
    "page": 200,
    "shed lists the tool": True,
    "menu": True,
    "sitemap": True,
    "asking its keepers": True,
    "private": True,
    "robots": True,
    "news shows the tool": True,
    "search": True,
    "of its kind": True,
    "of another kind": False,
    "by its facet": True,
    "by another value": False,
    "reserved": True,
    "demonstration": 1,
    # Staff: a role of the room's own, its right to rows and to a tree, the plan of its approval.
    "today": True,
    "admin menu": True,
    "right": 200,
    "may edit": True,
    "may publish": False,
    "may add a tool": False,
    "may edit a tool": False,
    "workflow": True,
    # People.
    "next steps": True,
    "reminded": 1,
    "limit": [302, 302, 429],
    "declared limit": "2/h/key,100/h/ip",
    "content version moved": True,
    "link": True,
    "own data": True,
    "obstacle": True,
    # Operators.
    "undeclared": [],
    "register": True,
    "health": {"lent": 0},
    "job": ["tools", 9],
    "forgotten": 0,
}


def test_the_room_brings_one_of_everything(facts):
    assert facts == EXPECTED
