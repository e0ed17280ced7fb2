"""毎月第2土曜 9–11時、8月を除く: a group's event on a phone, without script, to lists and calendars."""

import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.e2e.group_people import Representative
from tests.e2e.people import Desk, Person, said

pytestmark = pytest.mark.browser

GROUP, OWNER = "NPO法人みらい寺子屋（例）", "D-0001"
TITLE = "土曜の朝の川そうじ"
WIDTH = 375


class Organiser(Representative):
    def opens_the_events_of(self, group: str) -> None:
        self.page.goto("/mypage/")
        self.main.get_by_role("link", name=group, exact=True).first.click()
        self.follow("Your events")

    def is_at(self, step: str) -> None:
        expect(self.page).to_have_url(re.compile(rf"/edit/{step}/$"))
        self.finds_the_button("Save and go on")

    def says_when(self, first: date, until: date) -> None:
        self.is_at("when")
        self.main.locator("[name=summary]").fill("橋のたもとに集まって、川べのごみを拾います。")
        self.main.locator("[name=kind]").select_option("volunteer")
        self.main.locator("[name=how][value=monthly]").check()
        for name, value in {
            "first": f"{first}",
            "starts": "09:00",
            "ends": "11:00",
            "until": f"{until}",
        }.items():
            self.main.locator(f"[name={name}]").fill(value)
        self.main.locator("[name=numbers][value='2']").check()
        self.main.locator("[name=weekdays][value='5']").check()
        self.main.locator("[name=skipped_months][value='8']").check()
        fits_the_phone(self)
        self.press("Save and go on")

    def says_where(self) -> None:
        self.is_at("where")
        self.main.locator("[name=place_text]").fill("橋のたもと")
        self.main.locator("[name=fee_yen]").fill("0")
        fits_the_phone(self)
        self.press("Save and go on")

    def says_how_to_come(self) -> None:
        expect(self.page).to_have_url(re.compile(r"/edit/coming/$"))
        self.main.locator("[name=booking]").select_option("none")
        self.press("Save and go on")


def fits_the_phone(person: Person) -> None:
    """Nothing sticks out sideways, and every control is big enough for a finger."""
    expect(person.page.get_by_role("contentinfo")).to_be_visible()
    assert person.page.locator("body").bounding_box()["width"] <= WIDTH
    controls = person.main.locator("a.button, button:not(.visually-hidden), label.choice")
    boxes = [control.bounding_box() for control in controls.all() if control.is_visible()]
    assert boxes
    assert [box for box in boxes if box["height"] < 44 or box["x"] + box["width"] > WIDTH] == []


def test_a_second_saturday_from_the_phone_to_everybodys_calendar(new_context, someone):
    first = (date.today().replace(day=1) + timedelta(days=32)).replace(day=1)
    phone = new_context(viewport={"width": WIDTH, "height": 667}, java_script_enabled=False)
    organiser = Organiser(phone.new_page()).at_home(OWNER)
    organiser.opens_the_events_of(GROUP)
    organiser.main.locator("[name=title]").fill(TITLE)
    fits_the_phone(organiser)
    organiser.press("Begin")
    organiser.says_when(first, first + timedelta(days=364))
    organiser.says_where()
    organiser.says_how_to_come()
    organiser.sees("毎月第2土曜日 9:00～11:00（8月を除く）")
    organiser.main.locator("[name=agreed]").check()
    fits_the_phone(organiser)
    organiser.press("Send to the city")
    organiser.sees("までに公開します")

    desk = someone(Desk).at_work("kyodo")
    desk.opens_change_of(TITLE)
    desk.approves()

    # One date is called off, at once.
    organiser.page.reload()
    dates = organiser.main.locator(".event-dates > li")
    expect(dates).to_have_count(11)
    fits_the_phone(organiser)
    dates.nth(3).get_by_role("link").click()
    organiser.main.locator("[name=action][value=cancel]").check()
    organiser.main.locator("[name=note]").fill("大雨のため")
    fits_the_phone(organiser)
    organiser.press("Make it public now")
    organiser.sees(said("It is public now. Readers and their calendars are told."), "大雨のため")

    organiser.follow("The public page")
    organiser.sees("大雨のため", "中止")
    slug = organiser.page.url.rstrip("/").rpartition("/")[2]
    answer = organiser.page.request.get(f"/calendar.ics?event={slug}")
    entries = Calendar.from_ical(answer.body()).walk("VEVENT")
    assert [str(entry["status"]) for entry in entries].count("CANCELLED") == 1
    assert len(entries) == 11
