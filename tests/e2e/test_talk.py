"""A talk on paper alone: its plan of seats, its notes, its page, and what the city answers by when."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.e2e.people import Approver, Staff, Visitor, said

pytestmark = pytest.mark.browser
TITLE, EVENT = "川べの夜を歩く（例）", "川べの5年後を話すカフェ（見本）"
ON_PAPER = {"A": "・足もとが暗い\n・星は見たい", "B": "橋の下がこわい"}
THEME, SUMMARY = "明るさ", "帰り道の足もとを照らしてほしい。星の見える所は残したい。"
PROMISE = "橋の下の灯りをためします（例）"


class Desk(Staff):
    def begins_a_talk(self) -> None:
        self.page.goto("/admin/dialogue/new/")
        self.page.locator("[name=event]").select_option(label=EVENT)
        self.page.locator("[name=day]").fill(f"{date.today()}")
        self.page.locator("[name=title]").fill(TITLE)
        self.page.locator("[name=tables]").fill("2")
        self.page.locator("[name=department]").select_option(label="公園緑地課")
        self.page.locator("[name=questions]").fill("夜の川べで、何が心配ですか。")
        self.page.locator("[name=title]").press("Enter")
        expect(self.main.get_by_role("heading", level=1)).to_contain_text(TITLE)

    def prints_the_seats(self) -> None:
        self.follow("Seats of a world café")
        self.page.locator("[name=people]").fill("8")
        self.press("Look at the plan")
        self.sees(said("No two people meet twice."))
        with self.page.expect_response("**/admin/seats/**") as printed:
            self.press("Sheet and cards (PDF)")
        assert printed.value.headers["content-type"] == "application/pdf"

    def types_what_stood_on_paper(self) -> None:
        self.follow("Type notes from paper")
        for table in ON_PAPER:
            # The next table is chosen already.
            expect(self.main.get_by_label(table, exact=True)).to_be_checked()
            self.page.locator("[name=lines]").fill(ON_PAPER[table])
            self.press("Keep, and on to the next table")
            expect(self.page.locator(".messages")).to_be_visible()

    def sorts_into_a_theme(self) -> None:
        self.page.locator("[name$='-title']").first.fill(THEME)
        self.page.locator("[name$='-summary']").first.fill(SUMMARY)
        self.button("Save").first.click()
        notes = self.main.locator("table").last.locator("tbody tr")
        expect(notes).to_have_count(3)
        for row in notes.all():
            row.locator("select[name$='-theme']").select_option(label=THEME)
        notes.first.locator("select[name$='-state']").select_option("shown")
        self.button("Save").last.click()
        self.is_told(self.said("Saved."))

    def promises(self, until: date) -> None:
        self.page.locator("[name=about]").select_option(label=THEME)
        self.page.locator("[name=what]").fill(PROMISE)
        self.page.locator("[name=due]").fill(f"{until}")
        self.press("Write down")
        self.is_told(self.said("Saved."))


def test_what_stood_on_paper_becomes_a_page_with_the_citys_answer(someone):
    desk = someone(Desk).at_work("kyodo")
    desk.begins_a_talk()
    talk = desk.page.url
    desk.prints_the_seats()
    desk.page.goto(talk)
    desk.types_what_stood_on_paper()
    desk.page.goto(f"{talk}themes/")
    desk.sorts_into_a_theme()
    desk.page.goto(talk)
    desk.press("Make the draft of the page")
    expect(desk.page.locator("#id_title")).to_have_value(TITLE)
    desk.page.locator("#id_summary").fill("夜の川べを、8人で話しました（例）。")
    desk.press("More actions", desk.page.locator("footer"))
    desk.page.locator("button[name=action-submit]").click()

    approver = someone(Approver).at_work("shonin")
    approver.opens_what_waits(TITLE)
    approver.approves()
    approver.is_told(said("“%(title)s” is approved and public.", title=TITLE))

    until = date.today() + timedelta(days=30)
    desk.page.goto(talk)
    desk.promises(until)

    reader = someone(Visitor, 375)
    reader.goes_to("/dialogue/")
    reader.main.get_by_role("link", name=TITLE).first.click()
    expect(reader.page.locator("h1")).to_contain_text(TITLE)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 375
    reader.sees(THEME, SUMMARY, "足もとが暗い", PROMISE, "公園緑地課")
    reader.sees(f"{until.month}月{until.day}日")
    reader.sees_not("橋の下がこわい")
