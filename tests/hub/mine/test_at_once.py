"""Two presses at the same moment, and a process that dies: all of it is deleted, or nothing."""

import pytest

from hub.mail.models import OutgoingMail
from hub.mine import services
from hub.mine.models import OwnCalendar
from hub.signups.workflow import State
from hub.telling.models import Subscriber
from tests.hub.mine.conftest import LAN, OTHER
from tests.hub.signups.conftest import NOW, came, make_date, make_sheet, states
from tests.hub.signups.test_at_once import at_once
from tests.hub.telling.conftest import follows
from tests.killing import attempts

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("own_database")]


def test_everything_is_deleted_twice_at_once():
    sheet = make_sheet(make_date(), 1)
    came(sheet, email=LAN)
    came(sheet, email=OTHER)
    before = OutgoingMail.objects.filter(recipient=OTHER).count()
    at_once(*[lambda: services.delete_all(LAN, NOW)] * 2)
    assert states(sheet) == [State.CANCELLED, State.OFFERED]
    assert OutgoingMail.objects.filter(recipient=OTHER).count() == before + 1


def test_a_calendar_is_made_twice_at_once():
    at_once(*[lambda: services.renew_calendar(LAN)] * 2)
    assert OwnCalendar.objects.count() == 1


def test_who_dies_while_deleting_leaves_all_or_nothing():
    sheet = make_sheet(make_date(), 1)
    came(sheet, email=LAN)
    follows(LAN, "tests.tea")
    services.renew_calendar(LAN)

    for number, _stays in attempts(lambda: services.delete_all(LAN, NOW) == []):
        kept = (states(sheet)[0], Subscriber.objects.count(), OwnCalendar.objects.count())
        assert kept in ((State.BOOKED, 1, 1), (State.CANCELLED, 0, 0)), number
        if kept[0] == State.CANCELLED:
            break
    assert kept[0] == State.CANCELLED
