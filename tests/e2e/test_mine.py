"""A Vietnamese reader, on a phone of 375 px without script, finds their sign-up and deletes it all."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.people import Visitor

pytestmark = pytest.mark.browser
ADDRESS = "hoa-mine@example.com"


class Reader(Visitor):
    language = "vi"

    def shows(self, heading: str) -> None:
        expect(self.page.locator("h1")).to_have_text(self.said(heading))
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 375

    def types_the_digits_of(self, mail) -> None:
        digits = re.search(r"^\d{6}$", mail.get_content(), re.MULTILINE).group()
        self.page.fill("[name=code]", digits)
        self.press("Confirm")


def test_what_is_mine_is_on_one_page_and_goes_from_there(site, new_context):
    context = new_context(
        viewport={"width": 375, "height": 740}, has_touch=True, java_script_enabled=False
    )
    reader = Reader(context.new_page())
    page = reader.page
    page.goto("/vi/events/smartphone-tuesday/")
    reader.main.get_by_role("link", name=reader.said("Sign up")).first.tap()
    page.fill("[name=name]", "Nguyễn Thị Hoa")
    page.fill("[name=email]", ADDRESS)
    reader.press("Sign up")
    page.goto(page.url.replace("/questions/1/", "/"))
    reader.types_the_digits_of(site.mail_about(ADDRESS, ""))
    expect(page.locator("h1")).to_have_text("Đã đăng ký")

    page.get_by_role("contentinfo").get_by_role("link", name=reader.said("My page")).tap()
    reader.shows("My page")
    page.fill("[name=email]", ADDRESS)
    reader.press("Send me the link")
    reader.shows("Please look into your mailbox")
    link = re.search(
        r"http\S+/mine/\S+",
        site.mail_about(ADDRESS, reader.said("The link to your page")).get_content(),
    ).group()

    elsewhere = Reader(
        new_context(
            viewport={"width": 375, "height": 740}, has_touch=True, java_script_enabled=False
        ).new_page()
    )
    elsewhere.goes_to(link)
    elsewhere.shows("My page")
    elsewhere.follow("Show my ticket (QR code)")
    expect(elsewhere.main.get_by_role("img")).to_be_visible()
    elsewhere.page.goto(link)
    elsewhere.press("Make my calendar")
    expect(elsewhere.main.locator("a[href^='webcal:']")).to_be_visible()
    elsewhere.shows("My page")

    elsewhere.follow("Delete everything about me")
    elsewhere.shows("Delete everything about me")
    elsewhere.press("Delete everything now")
    elsewhere.shows("It is deleted")
    elsewhere.goes_to(link, status=410)
