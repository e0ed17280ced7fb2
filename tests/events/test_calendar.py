"""Calendars of everything and of any choice, and the dates in the admin."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from events.demo.moving import move_on
from events.models import EventPage
from hub.accounts.models import User
from hub.accounts.roles import APPROVERS, DESK, EDITORS
from hub.languages.families import address_in
from hub.occurrences.models import Occurrence
from hub.occurrences.services import change
from hub.occurrences.workflow import Action, State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

RIVER, KITCHEN = "kawabe-second-saturday", "oyako-kitchen"


def row_of(slug: str) -> Occurrence:
    page = EventPage.objects.sources().get(slug=slug)
    return Occurrence.objects.filter(page=page).first()


def entries(client, query: str = "", language: str = "ja") -> list:
    response = client.get(address_in("/calendar.ics", language) + query)
    assert response["Content-Type"].startswith("text/calendar")
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_everything_is_in_it_and_what_is_over_for_sixty_days(client):
    slugs = {str(entry["url"]).rstrip("/").rpartition("/")[2] for entry in entries(client)}
    held = Occurrence.objects.for_calendars(timezone.now()).values("page_id")
    kept = EventPage.objects.public_sources().filter(pk__in=held)
    assert slugs == set(kept.values_list("slug", flat=True))
    assert "budget-lecture" not in slugs


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("?group=oyako-daidokoro", {KITCHEN, "shokudo-winter"}),
        ("?place=sannomaru-center", {KITCHEN, "world-table"}),
        (f"?event={KITCHEN}", {KITCHEN}),
        ("?kind=exhibition&ease=free", {"satoyama-photos"}),
        ("?group=nobody-knows", set()),
    ],
)
def test_any_choice_is_a_calendar(client, query, slugs):
    found = {str(entry["url"]).rstrip("/").rpartition("/")[2] for entry in entries(client, query)}
    assert found == slugs


@pytest.mark.parametrize(("language", "kind"), [("ja", "講座"), ("vi", "Lớp học")])
def test_it_speaks_the_language_of_its_address(client, language, kind):
    [entry] = entries(client, f"?event={KITCHEN}", language)
    assert entry["categories"].to_ical().decode() == kind


def test_who_asks_again_is_told_that_nothing_changed_until_it_has(client):
    first = client.get("/calendar.ics")
    again = client.get("/calendar.ics", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    row = row_of(KITCHEN)
    row.page.specific.unpublish()
    after = client.get("/calendar.ics", headers={"If-None-Match": first["ETag"]})
    assert after.status_code == 200


def test_links_are_in_words_and_lead_to_the_same_choice(client):
    html = client.get("/events/?ease=free").content.decode()
    assert "webcal://" in html
    assert 'href="/calendar.ics?ease=free"' in html
    assert "スマートフォンのカレンダーに入れる" in html


# What staff do to a date


def staff(client, role: str):
    person = User.objects.create_user("hinichi", "hinichi@city.example.jp", "matsu-to-ume-1122")
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    return client


@pytest.mark.parametrize("role", [EDITORS, DESK, APPROVERS])
def test_staff_call_a_date_off_at_once(client, role):
    row = row_of(KITCHEN)
    address = reverse("event_dates:edit", args=[row.pk])
    answer = staff(client, role).post(address, {"action": "cancel", "note": "先生の都合のため"})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.note, row.sequence) == (State.CANCELLED, "先生の都合のため", 1)


def test_staff_move_a_date_by_an_hour_and_calendars_follow(client):
    row = row_of(KITCHEN)
    [before] = entries(client, f"?event={KITCHEN}")
    hour = timedelta(hours=1)
    typed = {
        "action": "move",
        "new_start": f"{timezone.localtime(row.starts_at + hour):%Y-%m-%d %H:%M}",
        "new_end": f"{timezone.localtime(row.ends_at + hour):%Y-%m-%d %H:%M}",
    }
    staff(client, DESK).post(reverse("event_dates:edit", args=[row.pk]), typed)
    [after] = entries(client, f"?event={KITCHEN}")
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstart") == row.starts_at + hour


def lines_of_events(content: bytes) -> list[dict[str, str]]:
    """Return {name: value} of each event, read as RFC 5545 says it and by no library."""
    text = content.decode()
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    events: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            events[-1].setdefault(name.partition(";")[0], value)
            events[-1].setdefault(f"{name.partition(';')[0]} with", name.partition(";")[2])
    return events


def test_another_program_reads_the_same_and_an_hour_later_is_the_same_date_of_a_higher_sequence(
    client,
):
    row = row_of(KITCHEN)
    [before] = lines_of_events(client.get(f"/calendar.ics?event={KITCHEN}").content)
    assert before["DTSTART with"] == "TZID=Asia/Tokyo"
    hour = timedelta(hours=1)
    times = (row.starts_at + hour, row.ends_at + hour)
    change([row.pk], Action.MOVE, timezone.now(), times=times)
    [after] = lines_of_events(client.get(f"/calendar.ics?event={KITCHEN}").content)
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert (before["DTSTART"][-6:], after["DTSTART"][-6:]) == ("100000", "110000")
    assert "BEGIN:VTIMEZONE" in client.get("/calendar.ics").content.decode()


@pytest.mark.parametrize(
    "typed", [{}, {"new_start": "2027-01-02 10:00", "new_end": "2027-01-01 9:00"}]
)
def test_a_move_without_a_time_that_can_be_is_refused_and_what_was_typed_stays(client, typed):
    row = row_of(KITCHEN)
    address = reverse("event_dates:edit", args=[row.pk])
    answer = staff(client, DESK).post(address, {"action": "move", "note": "雨のため", **typed})
    assert answer.status_code == 200
    assert "雨のため" in answer.content.decode()
    row.refresh_from_db()
    assert (row.state, row.sequence) == (State.PLANNED, 0)


def test_dates_are_neither_added_nor_deleted_by_hand(admin_client):
    assert "event_dates/new" not in admin_client.get(reverse("event_dates:index")).content.decode()
    row = row_of(KITCHEN)
    answer = admin_client.post(reverse("event_dates:delete", args=[row.pk]))
    assert answer.status_code in (302, 403)
    assert Occurrence.objects.filter(pk=row.pk).exists()


# The demonstration goes on


def test_what_was_to_come_is_to_come_again_on_the_same_day_of_the_week():
    row = row_of(KITCHEN)
    later = row.ends_at + timedelta(days=3)
    assert move_on(later) > 0
    moved = Occurrence.objects.get(pk=row.pk)
    assert (moved.day - row.day).days % 28 == 0
    assert moved.starts_at > later
    assert moved.uuid == row.uuid


def test_each_night_one_date_of_the_river_is_called_off():
    for days in (0, 40, 80):
        now = timezone.now() + timedelta(days=days)
        move_on(now)
        rows = Occurrence.objects.filter(page=row_of(RIVER).page).ahead(now)[:2]
        assert [row.state for row in rows].count(State.CANCELLED) == 1, days
