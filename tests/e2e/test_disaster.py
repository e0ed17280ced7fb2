"""A drill: one press, every language's home page, and back."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.people import Staff, Visitor

pytestmark = pytest.mark.browser


class Officer(Staff):
    """On duty tonight."""

    def opens_disaster_mode(self) -> None:
        self.at_work("koho")
        self.page.goto("/admin/presses/")


def test_a_drill_covers_the_home_pages_and_ends(someone):
    officer, visitor = someone(Officer), someone(Visitor, width=375)
    officer.opens_disaster_mode()
    officer.press("Start a drill")
    officer.is_told(officer.said("Done. Every visitor sees it now."))
    visitor.goes_to("/vi/")
    visitor.language = "vi"
    visitor.sees(visitor.said("This is a drill. Nothing has happened."))
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 375
    visitor.page.get_by_role("link", name="English").click()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    visitor.page.get_by_role("link", name="To the usual pages of this site").click()
    expect(visitor.page).to_have_url(re.compile(r"/en/\?usual$"))
    bar = visitor.page.get_by_role("link", name="This is a drill. Nothing has happened.")
    expect(bar).to_be_visible()
    officer.press("End it")
    officer.is_told(officer.said("Done. Every visitor sees it now."))
    visitor.goes_to("/vi/")
    expect(visitor.page.locator("main h1")).to_be_visible()
    expect(visitor.page.locator(".drill")).to_have_count(0)
