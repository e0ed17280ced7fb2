"""Asking for news from a phone of 375 px in Tagalog, without script: asked, confirmed, changed, ended."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.people import Visitor

pytestmark = pytest.mark.browser
ADDRESS = "maria-news@example.com"


def test_a_tagalog_reader_asks_for_news_and_ends_it(site, new_context):
    context = new_context(
        viewport={"width": 375, "height": 740}, has_touch=True, java_script_enabled=False
    )
    reader = Visitor(context.new_page())
    page = reader.page

    def shows(heading: str) -> None:
        expect(page.locator("h1")).to_have_text(heading)
        assert page.evaluate("document.documentElement.scrollWidth") <= 375

    reader.goes_to("/tl/events/?kind=course")
    page.get_by_role("link", name="Ibalita sa akin sa e-mail").tap()
    shows("Mga balita sa e-mail")
    page.fill("[name=email]", ADDRESS)
    page.get_by_label("Isang beses sa isang araw").check()
    page.get_by_role("button", name="Ibalita sa akin").tap()

    shows("Pakitingnan po ang inyong mailbox")
    mail = site.mail_about(ADDRESS, "Pakikumpirma").get_content()
    page.fill("[name=code]", re.search(r"^\d{6}$", mail, re.MULTILINE).group())
    page.get_by_role("button", name="Kumpirmahin").tap()

    shows("Mga balita ko sa e-mail")
    page.select_option("[name^=often-]", "weekly")
    page.select_option("[name=language]", "vi")
    page.get_by_role("button", name="I-save").tap()
    shows("Mga balita ko sa e-mail")
    expect(page.locator("[name^=often-]")).to_have_value("weekly")
    expect(page.locator("[name=language]")).to_have_value("vi")

    page.get_by_role("button", name="Itigil ang lahat").tap()
    shows("Hindi na kayo makakatanggap ng mga e-mail na ito")
