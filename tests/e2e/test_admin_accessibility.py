"""The pages we add to the admin: everybody at city hall can use them, on a telephone too."""

import pytest

from tests.e2e.faults import sideways, violations
from tests.e2e.people import Staff

pytestmark = pytest.mark.browser

# who works there → the pages
DESKS = {
    "kyodo": [
        "/admin/submissions/",
        "/admin/group-accounts/",
        "/admin/group-tables/",
        "/admin/searches/",
        "/admin/searches/not-found/",
        "/admin/searches/try/?q=協働",
    ],
}


@pytest.mark.parametrize("width", [1280, pytest.param(375, marks=pytest.mark.matrix)])
@pytest.mark.parametrize("username", DESKS)
def test_our_pages_of_the_admin_are_accessible(visit, username, width):
    page = visit(width)
    Staff(page).at_work(username)
    faults = {}
    for path in DESKS[username]:
        assert page.goto(path).status == 200, path
        if wrong := violations(page) + sideways(page):
            faults[path] = wrong
    assert faults == {}
    assert page.complaints == []
