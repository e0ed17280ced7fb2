"""Places are given out in order, each once, and passed on when somebody does not come."""

import pytest

from hub.core.rules import Refused
from hub.mail.models import OutgoingMail
from hub.occurrences.services import tell
from hub.signups import services
from hub.signups.workflow import TRANSITIONS, Action, State, Step, may
from tests.hub.signups.conftest import (
    DAY,
    HOUR,
    NOW,
    START,
    asked,
    came,
    confirmed,
    make_sheet,
    states,
    subjects,
    typed,
)

pytestmark = pytest.mark.django_db


def now_is(signup) -> str:
    signup.refresh_from_db()
    return signup.state


@pytest.mark.parametrize("action", Action)
def test_each_action_starts_from_its_states_alone_and_says_why_not(action):
    for state in State:
        answer = may(action, state)
        assert bool(answer) == (state in TRANSITIONS[action].sources)
        assert answer or str(answer.reason)


def test_who_comes_first_has_a_place_and_the_next_one_waits(sheet):
    for _n in range(4):
        assert came(sheet).state == State.BOOKED
    assert came(sheet).state == State.WAITING


def test_who_cancels_makes_room_for_who_waits(date):
    sheet = make_sheet(date, 1)
    first, second = came(sheet), came(sheet)
    services.cancel(first, NOW)
    assert now_is(first) == State.CANCELLED
    assert now_is(second) == State.OFFERED
    assert second.offered_until == NOW + DAY
    services.accept(second, NOW + HOUR)
    assert now_is(second) == State.BOOKED


def test_an_offer_that_nobody_answers_goes_to_the_next_one(date):
    sheet = make_sheet(date, 1)
    first, second, third = came(sheet), came(sheet), came(sheet)
    services.cancel(first, NOW)
    services.fill(sheet.pk, NOW + DAY)
    assert (now_is(second), now_is(third)) == (State.EXPIRED, State.OFFERED)
    services.accept(third, NOW + DAY)
    with pytest.raises(Refused):
        services.accept(second, NOW + DAY)
    assert states(sheet) == [State.CANCELLED, State.EXPIRED, State.BOOKED]


def test_a_party_gets_its_places_together_and_a_smaller_one_may_be_first(date):
    sheet = make_sheet(date, 2)
    one, other = came(sheet), came(sheet)
    party, single = came(sheet, 2), came(sheet)
    services.cancel(one, NOW)
    assert (now_is(party), now_is(single)) == (State.WAITING, State.OFFERED)
    services.cancel(single, NOW)
    services.cancel(other, NOW)
    assert now_is(party) == State.OFFERED


def test_a_smaller_party_frees_a_place(date):
    sheet = make_sheet(date, 3)
    family, waits = came(sheet, 3), came(sheet)
    services.shrink(family, 2, NOW)
    assert now_is(waits) == State.OFFERED
    for size in (2, 3, 0):
        with pytest.raises(Refused):
            services.shrink(family, size, NOW)


def test_more_places_go_to_who_waits_and_fewer_than_are_taken_are_refused_with_names(date):
    sheet = make_sheet(date, 1)
    first, second = came(sheet), came(sheet)
    sheet.capacity = 2
    services.change_sheet(sheet, NOW)
    assert now_is(second) == State.OFFERED
    sheet.capacity = 1
    with pytest.raises(Refused, match=first.name):
        services.change_sheet(sheet, NOW)


def test_filling_twice_changes_nothing(date):
    sheet = make_sheet(date, 1)
    first = came(sheet)
    came(sheet)
    services.cancel(first, NOW)
    before, mails = states(sheet), OutgoingMail.objects.count()
    services.fill(sheet.pk, NOW)
    services.fill(sheet.pk, NOW)
    assert (states(sheet), OutgoingMail.objects.count()) == (before, mails)


def test_an_offer_ends_three_hours_before_the_start_and_later_the_desk_calls(date, desk):
    sheet = make_sheet(date, 1)
    first, second = came(sheet), came(sheet)
    services.cancel(first, START - 6 * HOUR)
    second.refresh_from_db()
    assert second.offered_until == START - 3 * HOUR

    services.cancel(second, START - 5 * HOUR)
    first, second = came(sheet, now=START - 5 * HOUR), came(sheet, now=START - 5 * HOUR)
    services.cancel(first, START - 3.5 * HOUR)
    assert now_is(second) == State.WAITING  # too late for a mail
    newcomer = came(sheet, now=START - 3.5 * HOUR)
    assert newcomer.state == State.WAITING  # nobody overtakes them
    services.seat(second, desk, START - 3.5 * HOUR)
    assert now_is(second) == State.BOOKED


def test_a_place_is_kept_a_day_for_who_has_not_confirmed_and_half_an_hour_if_others_wait(date):
    sheet = make_sheet(date, 1)
    first = asked(sheet)
    services.fill(sheet.pk, NOW + 23 * HOUR)
    assert sheet.signups.held().count() == 1
    second = came(sheet, now=NOW + 23 * HOUR)
    assert now_is(second) == State.OFFERED  # half an hour was over
    assert confirmed(first, NOW + 23 * HOUR).state == State.WAITING


def test_without_a_waiting_list_nobody_waits(date):
    sheet = make_sheet(date, 1, has_waiting_list=False)
    came(sheet)
    sheet.refresh_from_db()
    assert sheet.step == Step.FULL
    with pytest.raises(Refused):
        asked(sheet)


def test_without_a_limit_everybody_comes(date):
    sheet = make_sheet(date, None)
    assert {came(sheet, 4).state for _n in range(5)} == {State.BOOKED}


@pytest.mark.parametrize(
    ("taken", "step"), [(0, Step.OPEN), (17, Step.OPEN), (18, Step.FEW), (20, Step.WAITING)]
)
def test_the_public_reads_steps_and_no_numbers(date, desk, taken, step):
    sheet = make_sheet(date, 20)
    for _n in range(taken):
        services.sign_up_at_desk(sheet.pk, desk, NOW, **typed(phone=""))
    sheet.refresh_from_db()
    assert sheet.step == step


def test_a_sheet_opens_and_closes_by_the_clock(date):
    sheet = make_sheet(date, 2, opens_at=NOW + HOUR, closes_at=NOW + DAY)
    steps = [services.fill(sheet.pk, moment).step for moment in (NOW, NOW + HOUR, NOW + DAY, START)]
    assert steps == [Step.SOON, Step.OPEN, Step.CLOSED, Step.CLOSED]


def test_a_date_that_is_called_full_by_hand_lets_people_wait(sheet, date):
    tell(date.pk, NOW, is_full=True, note="")
    assert came(sheet).state == State.WAITING
    tell(date.pk, NOW, is_full=False, note="")
    assert states(sheet) == [State.OFFERED]


def test_the_desk_writes_down_who_has_no_mail(sheet, desk):
    signup = services.sign_up_at_desk(sheet.pk, desk, NOW, **typed(email="", phone="029-000-0000"))
    assert (signup.state, signup.typed_by) == (State.BOOKED, desk)
    services.cancel_by_desk(signup, desk, NOW)
    assert OutgoingMail.objects.count() == 0


def test_nobody_else_does_what_the_desk_does(sheet, django_user_model):
    stranger = django_user_model.objects.create_user("stranger")
    signup = came(sheet)
    for refused in (
        lambda: services.sign_up_at_desk(sheet.pk, stranger, NOW, **typed(phone="")),
        lambda: services.cancel_by_desk(signup, stranger, NOW),
        lambda: services.seat(signup, stranger, NOW),
    ):
        with pytest.raises(Refused):
            refused()


def test_people_cancel_by_themselves_until_the_day_that_is_said(date):
    sheet = make_sheet(date, 2, cancel_until=NOW + DAY)
    signup = came(sheet)
    with pytest.raises(Refused):
        services.cancel(signup, NOW + DAY)
    services.cancel(signup, NOW + DAY - HOUR)
    assert len(subjects(signup)) == 3  # confirm, signed up, cancelled
