"""What may be done to a date, as a table of state × action."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from hub.core.models import ContentVersion
from hub.core.rules import Refused
from hub.occurrences.models import Occurrence
from hub.occurrences.services import change, confirm, reconcile, tell
from hub.occurrences.workflow import TRANSITIONS, Action, State
from tests.hub.occurrences.conftest import NOW, once

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
P, M, D, C = State.PLANNED, State.MOVED, State.POSTPONED, State.CANCELLED
# {action: {state: the state after it, or None where it is refused}}
TABLE = {
    Action.CANCEL: {P: C, M: C, D: C, C: None},
    Action.POSTPONE: {P: D, M: D, D: None, C: None},
    Action.MOVE: {P: M, M: M, D: M, C: None},
    Action.RESTORE: {P: None, M: P, D: P, C: P},
}


@pytest.fixture
def date(page) -> Occurrence:
    reconcile(page, [once()], NOW)
    return Occurrence.objects.get()


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", State)
def test_the_table(date, state, action):
    Occurrence.objects.update(state=state)
    times = (date.starts_at + HOUR, date.ends_at + HOUR)
    wanted = TABLE[action][state]
    if wanted is None:
        with pytest.raises(Refused):
            change([date.pk], action, NOW, times=times)
        return
    change([date.pk], action, NOW, note="大雨の予報のため", times=times)
    row = Occurrence.objects.get()
    assert (row.state, row.sequence, row.changed_at) == (wanted, 1, NOW)
    assert row.note == "大雨の予報のため"
    assert (row.starts_at == date.starts_at) == (action != Action.MOVE)


def test_the_table_names_every_action():
    assert set(TRANSITIONS) == set(Action) == set(TABLE)


@pytest.mark.parametrize("action", Action)
def test_nothing_is_done_to_a_date_that_is_over(date, action):
    with pytest.raises(Refused):
        change([date.pk], action, date.ends_at, times=(NOW, NOW))


def test_all_or_none(page, date):
    reconcile(page, [once(), once(date.day + timedelta(days=1), key="second")], NOW)
    second = Occurrence.objects.get(series="second")
    change([second.pk], Action.CANCEL, NOW)
    with pytest.raises(Refused):
        change([date.pk, second.pk], Action.CANCEL, NOW)
    assert Occurrence.objects.get(pk=date.pk).state == State.PLANNED


def test_what_was_moved_twice_goes_back_to_its_first_time(date):
    for hours in (1, 2):
        change(
            [date.pk],
            Action.MOVE,
            NOW,
            times=(date.starts_at + hours * HOUR, date.ends_at + hours * HOUR),
        )
    assert Occurrence.objects.get().first_starts_at == date.starts_at
    change([date.pk], Action.RESTORE, NOW)
    row = Occurrence.objects.get()
    assert (row.starts_at, row.ends_at, row.first_starts_at) == (date.starts_at, date.ends_at, None)
    assert row.sequence == 3


@pytest.mark.parametrize("times", [None, (NOW, NOW - HOUR)])
def test_it_is_moved_to_a_time_that_ends_after_it_begins(date, times):
    with pytest.raises(ValidationError):
        change([date.pk], Action.MOVE, NOW, times=times)


def test_full_is_said_once_and_taken_back(date):
    for is_full in (True, True, False):
        tell(date.pk, NOW, is_full=is_full, note="")
    row = Occurrence.objects.get()
    assert (row.is_full, row.sequence) == (False, 2)


def test_confirming_on_the_day_is_seen_at_once_but_no_change_for_calendars(date):
    number = ContentVersion.current()
    confirm(date.pk, NOW)
    row = Occurrence.objects.get()
    assert (row.confirmed_at, row.sequence) == (NOW, 0)
    assert ContentVersion.current() > number
    change([date.pk], Action.CANCEL, NOW)
    assert Occurrence.objects.get().confirmed_at is None
    with pytest.raises(Refused):
        confirm(date.pk, NOW)
