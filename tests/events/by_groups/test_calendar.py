"""A group's own calendar: at an address that only its people know, and can make anew."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from events.models import EventPage, GroupCalendar
from hub.core.models import Switch
from hub.core.parts import State as Open
from hub.occurrences.models import Occurrence
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import State
from tests.events.by_groups.conftest import approved, drafted
from tests.events.by_groups.test_table import STRANGERS, browser


@pytest.fixture
def event(people, group) -> EventPage:
    day = timezone.localdate() + timedelta(days=5)
    return approved(
        drafted(group, people["owner"], "朝そうじ", day), people["owner"], people["desk"]
    )


def address(group) -> str:
    return reverse("group_calendar", args=[GroupCalendar.token_of(group)])


def renew(client: Client, group):
    return client.post(reverse("group_events:renew_calendar", args=[group.pk]))


def test_it_holds_the_dates_and_how_many_have_signed_up(client, group, event):
    sheet = Sheet.objects.create(date=Occurrence.objects.get(page=event), capacity=3)
    for number, state in enumerate((State.BOOKED, State.WAITING, State.CANCELLED)):
        SignUp.objects.create(sheet=sheet, party_size=number + 1, state=state, language="ja")

    answer = client.get(address(group))

    (row,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (row["summary"], str(row["uid"])) == ("朝そうじ", str(sheet.date.uuid))
    assert "申し込んだ人：1" in row["description"]
    assert "キャンセル待ち：2" in row["description"]
    assert answer["Cache-Control"] == "private, no-store"
    assert "申し込んだ人" not in client.get(reverse("calendar")).content.decode()


def test_members_find_it_in_the_portal_and_make_it_anew(people, group, event):
    member, old = browser(people, "editor"), address(group)
    shown = member.get(reverse("group_events:of_group", args=[group.pk])).content.decode()
    assert old in shown

    assert renew(member, group).status_code == 302

    assert Client().get(old).status_code == 404
    assert Client().get(address(group)).status_code == 200


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_else_makes_it_anew(people, group, event, who):
    before = address(group)
    assert renew(browser(people, who), group).status_code == (302 if who == "nobody" else 404)
    assert address(group) == before


@pytest.mark.parametrize("wrong", ["1-0", "1-0.", "x.y", "%00", "1-0." + "a" * 5000])
def test_a_wrong_address_leads_nowhere(client, hub, event, wrong):
    assert client.get(f"/calendar/{wrong}.ics").status_code == 404


def test_it_ends_with_the_group_and_with_the_room(client, group, event):
    address_then = address(group)
    group.unpublish()
    assert client.get(address_then).status_code == 404
    group.save_revision().publish()
    assert client.get(address_then).status_code == 200
    switch = Switch.objects.get(part="events")
    switch.state = Open.OFF
    switch.save()
    assert client.get(address_then).status_code == 404
