"""The calendar that people's own programs follow, read back and read by eye."""

import re
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override
from icalendar import Calendar

from hub.occurrences.ical import Entry, calendar
from hub.occurrences.models import Occurrence
from hub.occurrences.querysets import KEPT_IN_CALENDARS
from hub.occurrences.series import Once, Series
from hub.occurrences.services import change, reconcile
from hub.occurrences.workflow import Action
from tests.hub.occurrences.conftest import DAY, NOW, once

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
TITLE = "川べの朝、はじめての方のための短い道を歩いて、みんなでごみを拾う会"


@pytest.fixture
def occurrence(page) -> Occurrence:
    reconcile(page, [once()], NOW)
    return Occurrence.objects.get()


def written(position: tuple[float, float] | None = (36.375, 140.4785)) -> bytes:
    entries = [
        Entry(row, TITLE, "http://hub/events/kawabe/", "橋のたもと", "手ぶらでどうぞ。", position)
        for row in Occurrence.objects.all()
    ]
    return calendar("催し", "http://hub/events/", entries)


def event(content: bytes):
    return next(iter(Calendar.from_ical(content).walk("VEVENT")))


def fields_by_hand(content: bytes) -> dict[str, str]:
    """Read the event with nothing but the standard's rules of lines: a second parser."""
    lines = re.sub(rb"\r\n[ \t]", b"", content).decode("utf-8").split("\r\n")
    inside = lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
    return {line.partition(":")[0]: line.partition(":")[2] for line in inside}


def test_a_date_is_written_with_its_zone_and_read_back(occurrence):
    content = written()
    found = event(content)
    assert found["uid"] == str(occurrence.uuid)
    assert found.decoded("dtstart") == occurrence.starts_at
    assert found.decoded("dtstart").tzinfo == ZoneInfo("Asia/Tokyo")
    assert (found["summary"], found["location"]) == (TITLE, "橋のたもと")
    assert [zone["tzid"] for zone in Calendar.from_ical(content).walk("VTIMEZONE")] == [
        "Asia/Tokyo"
    ]
    by_hand = fields_by_hand(content)
    assert by_hand["DTSTART;TZID=Asia/Tokyo"] == "20261220T090000"
    assert (by_hand["SUMMARY"], by_hand["GEO"]) == (TITLE, "36.375;140.4785")


def test_lines_are_no_longer_than_the_standard_allows(occurrence):
    assert max(map(len, written().split(b"\r\n"))) <= 75


def test_moved_by_an_hour_it_has_the_same_uid_and_a_higher_sequence(occurrence):
    before = fields_by_hand(written())
    times = (occurrence.starts_at + HOUR, occurrence.ends_at + HOUR)
    change([occurrence.pk], Action.MOVE, NOW + HOUR, times=times)
    after = fields_by_hand(written())
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["DTSTART;TZID=Asia/Tokyo"] == "20261220T100000"
    assert after["STATUS"] == "CONFIRMED"


@pytest.mark.parametrize(
    ("action", "language", "status", "title"),
    [
        (Action.CANCEL, "ja", "CANCELLED", f"【中止】{TITLE}"),
        (Action.CANCEL, "vi", "CANCELLED", f"[Đã hủy] {TITLE}"),
        (Action.POSTPONE, "ja", "TENTATIVE", f"【延期】{TITLE}"),
    ],
)
def test_what_does_not_take_place_stays_and_says_so(occurrence, action, language, status, title):
    change([occurrence.pk], action, NOW)
    with override(language):
        found = event(written())
    assert (found["status"], found["summary"]) == (status, title)


def test_whole_days_are_dates(page):
    reconcile(page, [Series("a", Once(DAY, DAY + timedelta(days=2)))], NOW)
    found = event(written())
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (DAY, date(2026, 12, 23))


def test_nothing_is_written_of_what_nobody_knows(occurrence):
    assert "geo" not in event(written(position=None))


def test_the_same_dates_are_the_same_bytes(occurrence):
    assert written() == written()


def test_calendars_hold_what_is_over_for_sixty_days(occurrence):
    last = occurrence.ends_at + KEPT_IN_CALENDARS
    assert Occurrence.objects.for_calendars(last - HOUR).exists()
    assert not Occurrence.objects.for_calendars(last).exists()
