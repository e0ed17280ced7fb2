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


def test_the_admin_fits_the_screen_that_city_hall_shows_through(visit):
    """1024 × 768 (CITY 6): lists, an editor and a review, with nothing to scroll sideways."""
    page = visit(1024)
    page.set_viewport_size({"width": 1024, "height": 768})
    Staff(page).at_work("kyodo")
    faults = {}
    for path in ("/admin/", "/admin/pages/", "/admin/group-tables/", *DESKS["kyodo"]):
        assert page.goto(path).status == 200, path
        if wrong := sideways(page):
            faults[path] = wrong
    page.goto("/admin/pages/")
    page.locator("a[href$='/edit/']").first.click()
    page.wait_for_load_state()
    assert not sideways(page)
    assert faults == {}
