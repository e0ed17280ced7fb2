"""Two phones at the same moment, and processes that die at any."""

import pytest

from hub.attendance import services
from hub.attendance.models import Arrival
from hub.attendance.permissions import Checker
from hub.core.rules import Refused
from hub.signups.models import SignUp
from hub.signups.workflow import State
from tests.hub.attendance.conftest import START, came, make_date, make_desk, make_sheet
from tests.hub.signups.test_at_once import at_once
from tests.killing import attempts

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("own_database")]


def test_a_ticket_is_used_twice_at_once():
    signup, checker = came(make_sheet(make_date())), Checker(user=make_desk())

    def press() -> str:
        try:
            return services.check_in(signup, checker, Arrival.How.TICKET, START).state
        except Refused:
            return "refused"

    assert sorted(at_once(press, press)) == [State.ATTENDED, "refused"]
    assert Arrival.objects.count() == 1


def test_who_dies_while_noting_that_somebody_came_leaves_all_or_nothing():
    signup, checker = came(make_sheet(make_date())), Checker(user=make_desk())

    def press() -> bool:
        row = services.check_in(signup, checker, Arrival.How.TICKET, START)
        return row.state == State.ATTENDED

    for number, _answer in attempts(press):
        is_noted = Arrival.objects.filter(signup=signup).exists()
        expected = State.ATTENDED if is_noted else State.BOOKED
        assert SignUp.objects.get().state == expected, number
        if is_noted:
            break
