"""引き継ぎ on a phone, by touch alone: from asking to the yes, with script and without."""

import re

import pytest
from django.utils.translation import pgettext
from playwright.sync_api import Locator, expect

from tests.e2e.group_people import Representative
from tests.e2e.people import said

pytestmark = pytest.mark.browser

GROUP, OWNER = "NPO法人みらい寺子屋（例）", "D-0001"
SUCCESSOR, NAME, PASSWORD = "tsugi@mirai.example.jp", "次野 かおり", "kaze-to-tsuki-3344"
LINK = re.compile(r"https?://\S+/invitation/\S+")


class OnThePhone(Representative):
    """Taps; there is no mouse."""

    def press(self, text: str, within: Locator | None = None) -> None:
        (within or self.main).get_by_role("button", name=self.said(text), exact=True).tap()

    def follow(self, text: str, within: Locator | None = None) -> None:
        (within or self.main).get_by_role("link", name=self.said(text), exact=True).first.tap()

    def chooses(self, label: str) -> None:
        self.main.locator("label", has_text=label).tap()

    def opens_people_of(self, group: str) -> None:
        self.page.goto("/mypage/")
        self.main.get_by_role("link", name=group, exact=True).first.tap()
        self.follow("People: invite, hand over, leave")

    def is_asked_for_the_names(self) -> None:
        expect(self.page).to_have_url(re.compile(r"/edit/contact/$"))
        expect(self.main.locator("[name=representative]")).to_be_visible()

    def has_role(self, name: str, role: str) -> None:
        entry = self.main.get_by_role("listitem").filter(
            has=self.page.get_by_role("heading", name=re.compile(f"^{re.escape(name)}"))
        )
        expect(entry).to_contain_text(said(role))


@pytest.fixture
def phone(new_context):
    """Return somebody before a phone of their own, 375 px wide."""

    def take(script: bool) -> OnThePhone:
        context = new_context(
            viewport={"width": 375, "height": 667},
            has_touch=True,
            is_mobile=True,
            java_script_enabled=script,
        )
        return OnThePhone(context.new_page())

    return take


def test_hand_over_and_back(site, phone):
    # With script: the owner asks somebody new by e-mail, and stays as an editor.
    owner = phone(script=True).at_home(OWNER)
    owner.opens_people_of(GROUP)
    owner.follow("Hand over to a successor")
    owner.chooses(said("Somebody else, by e-mail"))
    owner.main.locator("[name=email]").fill(SUCCESSOR)
    owner.main.locator("[name=name]").fill(NAME)
    owner.chooses(said("I stay as an editor"))
    owner.press("Ask them")
    owner.sees(SUCCESSOR)
    owner.has_role("みらい 一郎", "Representative")

    # The successor opens the link, says who they are, and takes over.
    mail = site.mail_about(SUCCESSOR, GROUP).get_content()
    successor = phone(script=True)
    successor.page.goto(LINK.search(mail)[0])
    successor.sees(GROUP, "みらい 一郎")
    expect(successor.main.locator("[name=name]")).to_have_value(NAME)
    successor.main.locator("[name=password]").fill(PASSWORD)
    successor.press("Yes, I take over")
    successor.is_asked_for_the_names()
    successor.opens_people_of(GROUP)
    successor.has_role(NAME, "Representative")
    successor.has_role("みらい 一郎", "Editor")
    fits_the_phone(successor)
    assert NAME in site.mails_to(SUCCESSOR)[0].get_content()

    # Without script: back to the first one, who answers on their own pages; this time they leave.
    successor = phone(script=False)
    successor.page.goto("/mypage/")
    successor.follow("Sign in")
    successor.main.locator("[name=login]").fill(SUCCESSOR)
    successor.main.locator("[name=password]").fill(PASSWORD)
    successor.press("Sign in")
    expect(successor.page).to_have_url(re.compile(r"/mypage/$"))
    successor.opens_people_of(GROUP)
    successor.follow("Hand over to a successor")
    successor.chooses("みらい 一郎")
    successor.chooses(said("I leave the group's page"))
    fits_the_phone(successor)
    successor.press("Ask them")
    first = phone(script=False).at_home(OWNER)
    first.sees(said("Please take over"))
    first.main.get_by_role("link", name=pgettext("button", "Answer"), exact=True).first.tap()
    first.sees(NAME)
    fits_the_phone(first)
    first.press("Yes, I take over")
    first.is_asked_for_the_names()
    first.opens_people_of(GROUP)
    first.has_role("みらい 一郎", "Representative")
    expect(first.main.locator(".people__person")).to_have_count(1)
    successor.page.goto("/mypage/")
    successor.sees_not(GROUP)


def fits_the_phone(person: OnThePhone) -> None:
    """Nothing sticks out sideways, and every control is big enough for a finger."""
    assert person.page.locator("body").bounding_box()["width"] <= 375
    controls = person.main.locator("a.button, button, label.choice")
    boxes = [control.bounding_box() for control in controls.all() if control.is_visible()]
    assert boxes
    assert all(box["height"] >= 44 and box["x"] + box["width"] <= 375 for box in boxes)
