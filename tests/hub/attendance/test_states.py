"""Who came: each way of noting it × state × moment, and the day after."""

import pytest
from django.core.management import call_command

from hub.attendance import services
from hub.attendance.models import Arrival
from hub.attendance.permissions import Checker
from hub.core.rules import Refused
from hub.occurrences.models import Occurrence
from hub.occurrences.workflow import State as DateState
from hub.signups.models import SignUp
from hub.signups.numbers import people_on_sheets, people_who_came
from hub.signups.workflow import State
from tests.hub.attendance.conftest import DAY, HOUR, NOW, START, arrived, came, make_sheet

pytestmark = pytest.mark.django_db
CAME, STAYS = State.ATTENDED, None
# state → what each way makes of it on the day (None: refused)
#                      ticket    by themselves  from paper  undone
TABLE = {
    State.UNCONFIRMED: (STAYS, STAYS, STAYS, STAYS),
    State.APPLIED: (STAYS, STAYS, STAYS, STAYS),
    State.DECLINED: (STAYS, STAYS, STAYS, STAYS),
    State.BOOKED: (CAME, CAME, CAME, STAYS),
    State.WAITING: (STAYS, STAYS, STAYS, STAYS),
    State.OFFERED: (STAYS, STAYS, STAYS, STAYS),
    State.CANCELLED: (STAYS, STAYS, STAYS, STAYS),
    State.EXPIRED: (STAYS, STAYS, STAYS, STAYS),
    State.NEEDS_GUARDIAN: (STAYS, STAYS, STAYS, STAYS),
    State.RELEASED: (STAYS, STAYS, STAYS, STAYS),
    State.ATTENDED: (STAYS, STAYS, STAYS, State.BOOKED),
    State.ABSENT: (CAME, CAME, CAME, STAYS),
}


@pytest.mark.parametrize("way", range(4), ids=["ticket", "self", "paper", "undo"])
@pytest.mark.parametrize("state", TABLE)
def test_the_table(sheet, desk, state, way):
    signup = came(sheet)
    SignUp.objects.filter(pk=signup.pk).update(state=state)
    checker = Checker(user=desk)
    ways = (
        lambda: services.check_in(signup, checker, Arrival.How.TICKET, START),
        lambda: services.check_in_oneself(signup, START),
        lambda: services.type_list(sheet, [signup.code], desk, START),
        lambda: services.undo(signup, checker, START),
    )
    expected = TABLE[state][way]
    if expected is None and way != 2:
        with pytest.raises(Refused):
            ways[way]()
    else:
        ways[way]()
    signup.refresh_from_db()
    assert signup.state == (expected or state)
    assert Arrival.objects.filter(signup=signup).exists() == (expected == CAME)


def test_every_state_is_in_the_table():
    assert set(TABLE) == set(State)


def test_a_second_time_says_when_the_ticket_was_used(sheet, desk):
    signup = came(sheet)
    arrived(signup, desk)
    with pytest.raises(Refused) as refused:
        services.check_in_oneself(signup, START + HOUR)
    assert "8:00" in str(refused.value.answer.reason)
    assert Arrival.objects.get().at == START


@pytest.mark.parametrize(
    ("moment", "at_entrance", "oneself", "from_paper"),
    [
        (START - DAY, False, False, False),
        (START - HOUR, True, False, False),
        (START - HOUR / 2, True, True, False),
        (START, True, True, True),
        (START + 2 * HOUR, True, True, True),
        (START + 2.5 * HOUR, True, False, True),
        (START + DAY, False, False, True),
    ],
)
def test_when_it_is_possible(sheet, desk, moment, at_entrance, oneself, from_paper):
    signup = came(sheet)
    tried = [
        (at_entrance, lambda: arrived(signup, desk, moment)),
        (oneself, lambda: services.check_in_oneself(signup, moment)),
        (from_paper, lambda: services.type_list(sheet, [signup.code], desk, moment)),
    ]
    for is_possible, do in tried:
        Arrival.objects.all().delete()
        SignUp.objects.update(state=State.BOOKED)
        if is_possible:
            do()
        else:
            with pytest.raises(Refused):
                do()
        assert Arrival.objects.exists() == is_possible


def test_nobody_comes_to_what_does_not_take_place(sheet, desk):
    signup = came(sheet)
    Occurrence.objects.update(state=DateState.CANCELLED)
    for do in (lambda: arrived(signup, desk), lambda: services.check_in_oneself(signup, START)):
        with pytest.raises(Refused):
            do()


def test_on_the_next_day_who_was_not_seen_did_not_come(date, desk, time_machine):
    sheet = make_sheet(date, 9)
    seen, missed, waits = came(sheet, 2), came(sheet), came(sheet)
    SignUp.objects.filter(pk=waits.pk).update(state=State.WAITING)
    arrived(seen, desk)
    time_machine.move_to(START + DAY)
    for _twice in range(2):
        call_command("note_absent")
        states = list(sheet.signups.order_by("pk").values_list("state", flat=True))
        assert states == [State.ATTENDED, State.ABSENT, State.WAITING]
    assert people_who_came([date]) == 2
    assert people_on_sheets([date])[date.pk].taking_part == 3
    services.type_list(sheet, [missed.code], desk, START + DAY)  # the list from paper comes late
    assert people_who_came([date]) == 3


def test_where_nobody_noted_anything_nobody_is_said_to_have_stayed_away(sheet, time_machine):
    came(sheet)
    time_machine.move_to(START + DAY)
    call_command("note_absent")
    assert sheet.signups.get().state == State.BOOKED


def test_who_came_keeps_the_place(date, desk):
    sheet = make_sheet(date, 1)
    arrived(came(sheet), desk)
    assert came(sheet).state == State.WAITING


def test_after_thirty_days_nobody_is_named(sheet, desk, door, time_machine):
    signup = came(sheet, name="安藤")
    arrived(signup, desk)
    services.let_in(door, door.pin, "入口 はな", START)
    time_machine.move_to(START + 2 * HOUR + 30 * DAY + HOUR)
    call_command("forget", verbosity=0)
    assert not Arrival.objects.exists()
    assert not type(door).objects.exists()
    signup.refresh_from_db()
    assert (signup.state, signup.name, signup.party_size) == (State.ATTENDED, "", 1)
    assert NOW < START
