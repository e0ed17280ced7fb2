"""My dates in my own program: made by wish, at a secret address that can be made anew."""

import pytest
from django.core.management import call_command
from django.test import Client
from icalendar import Calendar

from hub.core.models import Switch
from hub.core.parts import State as Open
from hub.languages.families import address_in
from hub.mine.links import calendar_path
from hub.mine.models import OwnCalendar
from hub.mine.services import renew_calendar
from hub.occurrences.services import change
from hub.occurrences.workflow import Action
from hub.signups import services
from tests.hub.mine.conftest import LAN, OTHER, html, page_of
from tests.hub.signups.conftest import DAY, NOW, came, make_date, make_sheet

pytestmark = pytest.mark.django_db


def address() -> str:
    return calendar_path(OwnCalendar.objects.get(email=LAN))


def rows(path: str) -> list:
    return Calendar.from_ical(Client().get(path).content).walk("VEVENT")


def test_it_is_made_by_a_button_and_holds_the_dates_with_a_place(sheet):
    mine = came(sheet, 3, email=LAN)
    came(make_sheet(make_date()), email=OTHER)
    came(sheet, 2, email="first@guests.example.com")
    path = page_of()
    assert not OwnCalendar.objects.exists(), "looking makes none"
    Client().post(path, {"do": "renew_calendar"})
    shown = html(path)
    assert "webcal:" in shown
    assert address() in shown
    (row,) = rows(address())
    assert str(row["uid"]) == str(sheet.date.uuid)
    assert row["summary"] == "料理の会"
    text = Client().get(address()).content.decode()
    assert mine.code not in text
    assert "/signup/" not in text


def test_a_helper_who_takes_part_has_the_date_once(date):
    for sheet in (make_sheet(date), make_sheet(date, role="reception")):
        came(sheet, email=LAN)
    renew_calendar(LAN)
    (row,) = rows(address())
    assert "受付" in row["description"]


def test_what_is_cancelled_stays_and_says_so_and_who_cancels_has_it_no_more(sheet, desk):
    signup = came(sheet, email=LAN)
    renew_calendar(LAN)
    before = rows(address())[0]
    change([sheet.date.pk], Action.CANCEL, NOW)
    (row,) = rows(address())
    assert (row["uid"], row["status"]) == (before["uid"], "CANCELLED")
    assert row["sequence"] > before["sequence"]
    assert row["summary"].startswith("【中止】")
    english = address_in(address(), "en")
    assert rows(english)[0]["summary"].startswith("[Cancelled]")
    services.cancel(signup, NOW)
    assert rows(address()) == []


def test_programs_that_know_it_get_it_again_only_if_it_changed(sheet):
    signup = came(sheet, email=LAN)
    renew_calendar(LAN)
    first = Client().get(address())
    known = {"If-None-Match": first["ETag"]}
    assert first["Cache-Control"] == "private, no-store"
    assert first["X-Robots-Tag"] == "noindex"
    assert Client().get(address(), headers=known).status_code == 304
    services.cancel(signup, NOW)
    assert Client().get(address(), headers=known).status_code == 200


def test_a_new_address_ends_the_old_one_and_deleting_ends_both():
    path = page_of()
    Client().post(path, {"do": "renew_calendar"})
    old = address()
    Client().post(path, {"do": "renew_calendar"})
    new = address()
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    Client().post(path, {"do": "end_calendar"})
    assert Client().get(new).status_code == 404


@pytest.mark.parametrize("wrong", ["x", "x.y", "%00", "0" * 32 + ".a", "a" * 5000])
def test_a_wrong_address_leads_nowhere(wrong):
    assert Client().get(f"/mine/calendar/{wrong}.ics").status_code == 404


def test_it_ends_when_no_program_has_asked_for_a_year(time_machine):
    renew_calendar(LAN)
    for days in (300, 600):
        time_machine.move_to(NOW + days * DAY)
        assert Client().get(address()).status_code == 200
    time_machine.move_to(NOW + 900 * DAY)
    call_command("forget", only=["mine.calendars"], verbosity=0)
    assert OwnCalendar.objects.exists()
    time_machine.move_to(NOW + 1000 * DAY)
    call_command("forget", only=["mine.calendars"], verbosity=0)
    assert not OwnCalendar.objects.exists()


def test_what_is_switched_off_is_not_in_it(sheet):
    came(sheet, email=LAN)
    renew_calendar(LAN)
    Switch.objects.update_or_create(part="signups", defaults={"state": Open.OFF})
    assert rows(address()) == []
    Switch.objects.update_or_create(part="mine", defaults={"state": Open.OFF})
    assert Client().get(address()).status_code == 404
