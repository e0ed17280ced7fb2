"""Whatever people, the desk and the clock do, in any order: the places add up."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.core.rules import Refused
from hub.mail.models import OutgoingMail
from hub.signups import services
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import State
from tests.hub.signups.conftest import (
    NOW,
    asked,
    confirmed,
    make_date,
    make_desk,
    make_sheet,
    typed,
)
from tests.size import sized

pytestmark = pytest.mark.django_db
WHAT = ["ask", "confirm", "cancel", "accept", "shrink", "desk", "seat", "capacity", "later"]
STEPS = st.lists(
    st.tuples(st.sampled_from(WHAT), st.integers(0, 9), st.integers(1, 4)), max_size=30
)


class Back(Exception):
    """Ends a transaction that leaves nothing."""


def one(sheet: Sheet, number: int) -> SignUp | None:
    rows = list(sheet.signups.order_by("pk"))
    return rows[number % len(rows)] if rows else None


def do(what: str, sheet: Sheet, number: int, size: int, now: datetime, desk) -> None:
    signup = one(sheet, number)
    if what == "ask":
        asked(sheet, size, now)
    elif what == "desk":
        services.sign_up_at_desk(sheet.pk, desk, now, **typed(size, email="", phone=""))
    elif what == "capacity":
        sheet.refresh_from_db()
        sheet.capacity = number
        services.change_sheet(sheet, now)
    elif what == "later":
        services.fill(sheet.pk, now)
    elif signup is not None:
        if what == "confirm" and signup.state == State.UNCONFIRMED:
            confirmed(signup, now)
        elif what == "cancel":
            services.cancel(signup, now)
        elif what == "accept":
            services.accept(signup, now)
        elif what == "shrink":
            services.shrink(signup, size, now)
        elif what == "seat":
            services.seat(signup, desk, now)


def look(sheet: Sheet, now: datetime) -> None:
    sheet.refresh_from_db()
    taken = sheet.signups.taking_places().places()
    assert taken <= sheet.capacity
    free = sheet.capacity - taken
    waiting = list(sheet.signups.waiting())
    if now < sheet.end_of_offer(now) - timedelta(hours=1):
        assert not [signup for signup in waiting if signup.party_size <= free]
    numbers = [signup.queue_number for signup in waiting]
    assert numbers == sorted(set(numbers))
    assert not sheet.signups.exclude(state=State.OFFERED).exclude(offered_until=None).exists()
    assert not sheet.signups.exclude(state=State.UNCONFIRMED).filter(holds=True).exists()


@settings(max_examples=sized(200) // 4, deadline=None, derandomize=True, database=None)
@given(capacity=st.integers(0, 6), steps=STEPS)
def test_places_add_up_after_each_step_and_filling_again_changes_nothing(capacity, steps):
    with suppress(Back), transaction.atomic():
        sheet, desk, now = make_sheet(make_date(), capacity), make_desk(), NOW
        for what, number, size in steps:
            now += timedelta(hours=9 if what == "later" else 0, minutes=size * 3)
            services.fill(sheet.pk, now)
            with suppress(Refused):
                do(what, sheet, number, size, now, desk)
            look(sheet, now)
        rows = list(SignUp.objects.order_by("pk").values())
        mails = OutgoingMail.objects.count()
        services.fill(sheet.pk, now)
        assert list(SignUp.objects.order_by("pk").values()) == rows
        assert OutgoingMail.objects.count() == mails
        raise Back
