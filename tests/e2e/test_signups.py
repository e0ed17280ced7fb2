"""Signing up from a phone of 375 px in Tagalog, with script and without, and told of a cancellation."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e.people import Staff, Visitor

pytestmark = pytest.mark.browser
EVENT = "/tl/events/smartphone-tuesday/"


def digits_in(mail) -> str:
    return re.search(r"^\d{6}$", mail.get_content(), re.MULTILINE).group()


class Desk(Staff):
    def decides(self, event: str, action: str) -> None:
        """Say what becomes of the next date of an event after today."""
        self.page.goto(f"/admin/event_dates/?q={event}")
        today = timezone.localdate()
        rows = self.main.get_by_role("row").filter(has_not_text=f"{today.month}月{today.day}日（")
        rows.get_by_role("link", name=event).first.click()
        self.page.locator(f"[name=action][value={action}]").check()
        self.main.locator("form button[type=submit]").first.click()
        expect(self.page.locator(".messages")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_tagalog_reader_signs_up_is_told_and_cancels(site, new_context, someone, script):
    address = f"maria-{script}@example.com".lower()
    context = new_context(
        viewport={"width": 375, "height": 740}, has_touch=True, java_script_enabled=script
    )
    reader = Visitor(context.new_page())
    page = reader.page

    def is_narrow_enough() -> bool:
        return page.evaluate("document.documentElement.scrollWidth") <= 375

    reader.goes_to(EVENT, status=404)  # the facts alone are in Tagalog
    assert is_narrow_enough()
    reader.main.get_by_role("link", name=re.compile("Magpalista")).first.tap()
    expect(page.locator("h1")).to_have_text("Magpalista")
    assert is_narrow_enough()
    page.fill("[name=name]", "Maria Santos")
    page.fill("[name=email]", address)
    page.select_option("[name=party_size]", "2")
    page.get_by_role("button", name="Magpalista").tap()

    expect(page.locator("h1")).to_have_text("Tungkol sa smartphone ninyo")
    assert is_narrow_enough()
    page.get_by_label("Android").check()
    page.locator("form .button--large").tap()
    expect(page.get_by_label("Video call")).to_be_visible()
    page.get_by_label("Video call").check()
    page.locator("form .button--large").tap()

    expect(page.locator("[name=code]")).to_be_visible()
    assert is_narrow_enough()
    page.fill("[name=code]", digits_in(site.mail_about(address, "kumpirma")))
    page.get_by_role("button", name="Kumpirmahin").tap()
    expect(page.locator("h1")).to_have_text("Nakalista na")
    assert is_narrow_enough()
    site.mail_about(address, "Nakalista na kayo")

    desk = someone(Desk).at_work("kyodo")
    desk.decides("スマートフォン", "cancel")
    told = site.mail_about(address, "Hindi ito matutuloy").get_content()
    desk.decides("スマートフォン", "restore")

    link = re.search(r"http\S+/signup/mine/\S+", told).group()
    other = Visitor(new_context(java_script_enabled=script).new_page())
    other.goes_to(link)
    other.page.get_by_role("button", name="Kanselahin").click()
    expect(other.page.locator("h1")).to_have_text("Kinansela")
    site.mail_about(address, "Kinansela")
