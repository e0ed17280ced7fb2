"""A group cancels, moves and fills single dates, says on the morning that one takes place, reports."""

from datetime import datetime, time, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from events.by_groups.next_steps import lines
from events.by_groups.portal import PORTAL
from events.models import EventPage
from hub.occurrences.models import Occurrence
from hub.occurrences.workflow import State
from tests.events.by_groups.conftest import approved, drafted, edit, send_by
from tests.events.by_groups.test_journey import decide
from tests.filling_in import form_of

TOKYO = ZoneInfo("Asia/Tokyo")


def jpeg() -> bytes:
    data = BytesIO()
    Image.new("RGB", (640, 480), "olive").save(data, "JPEG")
    return data.getvalue()


STRANGERS = ("other_owner", "outsider", "desk", "approver", "nobody")


@pytest.fixture
def event(people, group) -> EventPage:
    day = timezone.localdate() + timedelta(days=5)
    return approved(drafted(group, people["owner"], "集まり", day), people["owner"], people["desk"])


@pytest.fixture
def row(event) -> Occurrence:
    return Occurrence.objects.get(page=event)


def address(row: Occurrence, view: str = "date") -> str:
    return reverse(f"group_events:{view}", args=[row.page_id, row.pk])


def change(client: Client, row: Occurrence, **typed):
    return client.post(address(row), form_of(client.get(address(row))) | typed)


@pytest.mark.parametrize(
    ("typed", "state", "is_full", "shown"),
    [
        ({"action": "cancel", "note": "大雨のため"}, State.CANCELLED, False, "大雨のため"),
        ({"action": "postpone"}, State.POSTPONED, False, "延期"),
        ({"is_full": "on"}, State.PLANNED, True, "満員"),
        ({"note": "駐車場は北側です"}, State.PLANNED, False, "駐車場は北側です"),
    ],
)
def test_what_becomes_of_a_date_is_public_at_once(member, row, typed, state, is_full, shown):
    answer = change(member, row, **typed)
    assert answer.url == PORTAL.address(row.page)
    row.refresh_from_db()
    assert (row.state, row.is_full, row.sequence >= 1) == (state, is_full, True)
    assert shown in Client().get(row.page.url).content.decode()


def test_a_date_moves_and_comes_back(member, row):
    day = row.first_day + timedelta(days=2)
    change(member, row, action="move", day=f"{day}", starts="13:00", ends="15:30")
    row.refresh_from_db()
    assert timezone.localtime(row.starts_at).isoformat().startswith(f"{day}T13:00")
    assert row.state == State.MOVED
    change(member, row, action="restore")
    row.refresh_from_db()
    assert (row.state, row.first_day) == (State.PLANNED, day - timedelta(days=2))


@pytest.mark.parametrize(
    "typed",
    [
        {"action": "move", "day": ""},
        {"action": "move", "starts": "15:00", "ends": "13:00"},
        {"action": "move", "day": "2026-01-01", "starts": "9:00", "ends": "10:00"},
        {"action": "restore"},
        {"action": "explode"},
        {"note": "あ" * 201},
        {"note": "\x00"},
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(member, row, typed):
    answer = change(member, row, **{"note": "雨のため", "starts": "9:00"} | typed)
    assert answer.status_code == 422
    row.refresh_from_db()
    assert (row.state, row.sequence) == (State.PLANNED, 0)


@pytest.mark.parametrize("who", STRANGERS)
def test_who_is_not_of_the_group_changes_no_date(people, row, who):
    client = Client()
    if who != "nobody":
        client.force_login(people[who])
    expected = 302 if who == "nobody" else 404
    for view in ("date", "confirm_date"):
        assert client.post(address(row, view), {"action": "cancel"}).status_code == expected
    row.refresh_from_db()
    assert (row.state, row.confirmed_at) == (State.PLANNED, None)


def test_a_date_of_another_event_is_not_reached_by_this_ones_address(member, people, group, row):
    day = timezone.localdate() + timedelta(days=6)
    other = approved(drafted(group, people["owner"], "別", day), people["owner"], people["desk"])
    wrong = reverse("group_events:date", args=[other.pk, row.pk])
    assert member.get(wrong).status_code == 404
    wrong = reverse("group_events:confirm_date", args=[other.pk, row.pk])
    assert member.post(wrong).status_code == 404


def test_on_the_morning_one_tap_says_that_it_takes_place(member, people, row, time_machine):
    assert member.post(address(row, "confirm_date"), follow=True).status_code == 200
    row.refresh_from_db()
    assert row.confirmed_at is None, "days before nobody can know"
    morning = datetime.combine(row.first_day, datetime.min.time()) + timedelta(hours=8, minutes=5)
    time_machine.move_to(morning.replace(tzinfo=timezone.get_current_timezone()), tick=False)
    member.force_login(people["owner"])
    page = member.get(PORTAL.address(row.page)).content.decode()
    assert address(row, "confirm_date") in page
    member.post(address(row, "confirm_date"))
    assert "8:05" in Client().get(row.page.url).content.decode()
    again = member.get(PORTAL.address(row.page)).content.decode()
    assert address(row, "confirm_date") not in again


def test_afterwards_a_report_is_reviewed_and_the_page_stays(
    member, desk, people, row, time_machine
):
    event = row.page.specific
    time_machine.move_to(row.ends_at + timedelta(days=1))
    member.force_login(people["owner"])
    desk.force_login(people["desk"])
    assert (
        PORTAL.address(event, "step", "report")
        in member.get(PORTAL.address(event)).content.decode()
    )
    photo = SimpleUploadedFile("photo.jpg", jpeg())
    edit(
        member,
        event,
        "report",
        attended="約２４人",
        report_text="よく晴れました。\n\nごみは<12袋>です。",
        new_photo=photo,
        new_alt="川べに並ぶ人たち",
    )
    send_by(member, event)
    assert "よく晴れました。" not in Client().get(event.url).content.decode()
    decide(desk, event, "approve")
    html = Client().get(event.url).content.decode()
    for words in (
        "24人",
        "よく晴れました。",
        "ごみは&lt;12袋&gt;です。",
        "川べに並ぶ人たち",
        "終了",
    ):
        assert words in html
    # What was typed comes back as typed, and stays as it is if nothing is changed.
    step = member.get(PORTAL.address(event, "step", "report"))
    assert form_of(step)["report_text"] == ["よく晴れました。\n\nごみは<12袋>です。"]


def test_a_report_of_a_date_long_ago_is_no_new_event(member, people, row, time_machine):
    time_machine.move_to(row.ends_at + timedelta(days=400))
    member.force_login(people["owner"])
    event = row.page.specific
    assert edit(member, event, "when", title="集まり（春）").status_code == 302


def asked(people) -> list[tuple[str, str]]:
    """Return what the events room asks of the group's owner: what, about which event."""
    return [(str(line.label), line.about) for line in lines(people["owner"], None)]


def test_the_group_is_asked_on_the_morning_and_afterwards(people, member, row, time_machine):
    day = row.first_day
    assert asked(people) == []

    time_machine.move_to(datetime.combine(day, time(8), TOKYO))
    assert asked(people) == [("今日行うと知らせる", "集まり")]
    member.post(address(row, "confirm_date"))
    assert asked(people) == []

    time_machine.move_to(datetime.combine(day + timedelta(days=2), time(8), TOKYO))
    assert asked(people) == [("どうだったかを書く", "集まり")]
    time_machine.move_to(datetime.combine(day + timedelta(days=40), time(8), TOKYO))
    assert asked(people) == []
