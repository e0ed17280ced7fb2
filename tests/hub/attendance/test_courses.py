"""A course: one sign-up for several dates, and who came is noted on each of them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.attendance import services
from hub.attendance.models import Arrival
from hub.attendance.permissions import Checker
from hub.core.rules import Refused
from hub.occurrences.models import Occurrence
from hub.signups.models import Sheet, SignUp
from hub.signups.notifications import when_in_words
from hub.signups.workflow import State
from tests.hub.attendance.conftest import DAY, HOUR, START, arrived, came, make_sheet

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


@pytest.fixture
def evenings(date) -> list[Occurrence]:
    """Three dates of a page, a week apart."""
    later = [
        Occurrence.objects.create(
            page=date.page,
            series=f"evening-{number}",
            day=timezone.localdate(START + number * WEEK),
            starts_at=START + number * WEEK,
            ends_at=START + number * WEEK + 2 * HOUR,
        )
        for number in (1, 2)
    ]
    return [date, *later]


@pytest.fixture
def course(evenings) -> Sheet:
    return make_sheet(evenings[0], for_all_dates=True)


def dates_of(signup: SignUp) -> set[int]:
    return set(Arrival.objects.filter(signup=signup).values_list("date_id", flat=True))


def test_somebody_comes_on_two_of_three_dates(course, evenings, desk):
    signup = came(course)
    for number in (0, 2):
        arrived(signup, desk, START + number * WEEK)
    assert dates_of(signup) == {evenings[0].pk, evenings[2].pk}
    with pytest.raises(Refused):
        arrived(signup, desk, START + 2 * WEEK)
    with pytest.raises(Refused):
        arrived(signup, desk, START + DAY)


def test_undoing_takes_away_the_arrival_of_the_day_alone(course, evenings, desk):
    signup = came(course)
    for number in (0, 1):
        arrived(signup, desk, START + number * WEEK)
    checker = Checker(user=desk)
    assert services.undo(signup, checker, START + WEEK).state == State.ATTENDED
    assert dates_of(signup) == {evenings[0].pk}


def test_a_list_from_paper_is_typed_for_the_date_that_is_chosen(course, evenings, desk):
    signup = came(course)
    now = START + WEEK + DAY
    assert services.type_list(course, [signup.code], desk, now, evenings[0].pk) == 1
    assert services.type_list(course, [signup.code], desk, now) == 1
    assert dates_of(signup) == {evenings[0].pk, evenings[1].pk}
    with pytest.raises(Refused):
        services.type_list(course, [signup.code], desk, now, evenings[2].pk)


def test_who_never_came_is_absent_once_the_last_date_is_over(course, evenings, desk):
    absent, present = came(course), came(course)
    arrived(present, desk)
    for now, state in ((START + DAY, State.BOOKED), (START + 3 * WEEK, State.ABSENT)):
        services.note_absent(course.pk, now)
        absent.refresh_from_db()
        assert absent.state == state


@pytest.mark.both_databases
def test_names_are_kept_until_the_last_date_is_over(course, evenings):
    signup = came(course)
    for now, kept in ((START + DAY, True), (START + 2 * WEEK, True), (START + 3 * WEEK, False)):
        old = SignUp.objects.with_names_since(now)
        assert old.filter(pk=signup.pk).exists() != kept


def test_mails_and_tickets_name_all_dates(course, evenings):
    assert all(f"12月{row.first_day.day}日" in when_in_words(course) for row in evenings)
