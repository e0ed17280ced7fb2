"""Publishing makes the dates what the series say, and loses none with a life of its own."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from hub.core.models import ContentVersion
from hub.occurrences.models import Occurrence
from hub.occurrences.services import change, confirm, reconcile, tell
from hub.occurrences.workflow import Action
from tests.hub.occurrences.conftest import DAY, NOW, TODAY, once, saturdays

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

LATER = NOW + timedelta(days=3)
HOUR = timedelta(hours=1)


def dates(page) -> list[Occurrence]:
    return list(Occurrence.objects.filter(page=page).order_by("starts_at"))


def local(moment) -> str:
    return timezone.localtime(moment).strftime("%m-%d %H:%M")


def test_a_series_becomes_rows_for_eighteen_months(page):
    reconcile(page, [saturdays()], NOW)
    rows = dates(page)
    assert (rows[0].first_day, rows[-1].first_day) == (date(2026, 12, 12), date(2028, 6, 10))
    assert len(rows) == 19
    assert all(row.repeats for row in rows)


def test_a_second_time_changes_nothing_and_says_so(page):
    reconcile(page, [saturdays(), once()], NOW)
    before, number = [row.__dict__ for row in dates(page)], ContentVersion.current()
    reconcile(page, [saturdays(), once()], LATER)
    assert [row.uuid for row in dates(page)] == [row["uuid"] for row in before]
    assert {row.sequence for row in dates(page)} == {0}
    assert ContentVersion.current() == number


def test_other_hours_leave_a_date_what_it_was_and_calendars_hear_of_it(page):
    reconcile(page, [saturdays()], NOW)
    before = [row.uuid for row in dates(page)]
    reconcile(page, [saturdays(starts=time(10), ends=time(12))], LATER)
    after = dates(page)
    assert [row.uuid for row in after] == before
    assert {row.sequence for row in after} == {1}
    assert local(after[0].starts_at) == "12-12 10:00"
    assert {row.changed_at for row in after} == {LATER}


def test_a_single_day_that_is_moved_is_the_same_date(page):
    reconcile(page, [once()], NOW)
    [before] = dates(page)
    reconcile(page, [once(DAY + timedelta(days=7))], LATER)
    [after] = dates(page)
    assert (after.uuid, after.sequence) == (before.uuid, 1)
    assert after.day == DAY + timedelta(days=7)


def test_a_block_that_was_typed_anew_keeps_the_dates_of_its_days(page):
    reconcile(page, [saturdays(key="first block")], NOW)
    before = {row.day: row.uuid for row in dates(page)}
    reconcile(page, [saturdays(key="second block")], NOW)
    assert {row.day: row.uuid for row in dates(page)} == before


def test_what_no_series_says_any_more_goes(page):
    reconcile(page, [saturdays(2), once()], NOW)
    reconcile(page, [saturdays(3)], NOW)
    assert {(row.day.day - 1) // 7 for row in dates(page)} == {2}


LIVES = {
    "cancelled": lambda key: change([key], Action.CANCEL, NOW),
    "postponed": lambda key: change([key], Action.POSTPONE, NOW),
    "moved": lambda key: change(
        [key], Action.MOVE, NOW, times=(NOW + 9 * 24 * HOUR, NOW + 9 * 24 * HOUR + HOUR)
    ),
    "full": lambda key: tell(key, NOW, is_full=True, note=""),
    "confirmed": lambda key: confirm(key, NOW),
    "noted": lambda key: tell(key, NOW, is_full=False, note="上ばきをお持ちください。"),
}


@pytest.mark.parametrize("life", LIVES)
def test_a_date_with_a_life_of_its_own_outlasts_its_series(page, life):
    reconcile(page, [saturdays()], NOW)
    first = dates(page)[0]
    LIVES[life](first.pk)
    lived = Occurrence.objects.get(pk=first.pk)
    reconcile(page, [], LATER)
    assert dates(page) == [first]
    left = dates(page)[0]
    assert (left.state, left.starts_at, left.note) == (lived.state, lived.starts_at, lived.note)


@pytest.mark.parametrize("life", ["cancelled", "postponed", "moved"])
def test_an_older_revision_undoes_nothing_that_became_of_a_date(page, life):
    """Hours as they were before, approved after the date was cancelled or moved."""
    reconcile(page, [saturdays(starts=time(13), ends=time(15))], NOW)
    first = dates(page)[0]
    LIVES[life](first.pk)
    lived = Occurrence.objects.get(pk=first.pk)
    reconcile(page, [saturdays()], LATER)
    row = Occurrence.objects.get(pk=first.pk)
    assert (row.state, row.starts_at, row.sequence) == (lived.state, lived.starts_at, 1)
    others = [other for other in dates(page) if other.pk != first.pk]
    assert len(others) == 18
    assert {local(other.starts_at)[6:] for other in others} == {"09:00"}


def test_what_a_rule_made_for_days_gone_by_stays(page):
    reconcile(page, [saturdays()], NOW)
    in_march = NOW + timedelta(days=100)
    reconcile(page, [saturdays(3)], in_march)
    past = [row for row in dates(page) if row.ends_at < in_march]
    assert [row.day for row in past] == [date(2026, 12, 12), date(2027, 1, 9), date(2027, 2, 13)]


def test_a_rule_makes_no_dates_for_days_gone_by_but_a_single_day_is_written_down(page):
    in_march = NOW + timedelta(days=100)
    reconcile(page, [saturdays(), once()], in_march)
    assert [row.day for row in dates(page) if row.ends_at < in_march] == [DAY]
    assert TODAY < DAY


def test_nightly_the_series_go_on(page):
    reconcile(page, [saturdays()], NOW)
    reconcile(page, [saturdays()], NOW + timedelta(days=31))
    assert dates(page)[-1].day == date(2028, 7, 8)
