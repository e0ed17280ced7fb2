"""Who is asked when: once for each reason, a mailbox in one mail a day (RULES F9, CITY 7)."""

from datetime import date

import pytest
from django.core.management import call_command

from hub.followups import services
from hub.followups.models import Asking, FollowUp
from hub.followups.schedule import due_on
from hub.followups.workflow import State
from tests.hub.followups.conftest import DAY, DUE, HEAD, PERSON, TODAY, at, mails_to, make_promise

pytestmark = pytest.mark.django_db
HEARD = date(2026, 12, 21)  # five working days after the day


def days_of_asking(followup: FollowUp, until: date) -> dict[str, date]:
    """Return {reason: the first day on which it is one}."""
    found: dict[str, date] = {}
    day = TODAY
    while day <= until:
        for due in due_on(followup, day):
            found.setdefault(due.reason, day)
        day += DAY
    return found


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (
            State.PROMISED,
            {
                "due 2026-12-14": DUE,
                "head 2026-12-14": HEARD,
                "6 months 2026-12-14": date(2027, 6, 14),
                "12 months 2026-12-14": date(2027, 12, 14),
            },
        ),
        (
            State.DONE,
            {
                "6 months 2026-12-14": date(2027, 6, 14),
                "12 months 2026-12-14": date(2027, 12, 14),
            },
        ),
    ],
)
def test_an_office_is_asked_on_the_day_and_after_half_a_year_and_a_year(state, expected):
    followup = FollowUp(due=DUE, state=state)
    assert days_of_asking(followup, date(2028, 1, 31)) == expected


def test_the_new_day_of_the_head_is_asked_about_too():
    followup = FollowUp(due=DUE, late_until=date(2027, 1, 20))
    assert days_of_asking(followup, date(2027, 2, 1)) == {
        "due 2027-01-20": date(2027, 1, 20),
        "head 2026-12-14": HEARD,
    }


def test_the_clock_asks_once_however_often_it_runs(promise, time_machine):
    time_machine.move_to(at(DUE))
    for _time in range(3):
        call_command("ask_about_promises")
    (mail,) = mails_to(PERSON)
    assert promise.what in mail.body
    assert mails_to(HEAD) == []
    promise.refresh_from_db()
    assert promise.asked_on == DUE


def test_a_mailbox_gets_one_mail_about_all_that_is_due(promise, page, department, desk):
    make_promise(page, desk, department=department, what="案内板の字を大きくします")
    assert services.ask_all(at(DUE)) == 1
    (mail,) = mails_to(PERSON)
    assert "案内板の字を大きくします" in mail.body
    assert promise.what in mail.body


def test_city_hall_is_not_asked_on_days_off(promise):
    saturday = date(2026, 12, 19)
    assert services.ask_all(at(saturday)) == 0
    assert services.ask_all(at(date(2026, 12, 31))) == 0
    assert Asking.objects.count() == 0


def test_the_head_hears_of_it_after_five_working_days_and_of_the_day_it_shows(promise):
    services.ask_all(at(DUE))
    services.ask_all(at(HEARD - DAY * 3))
    assert mails_to(HEAD) == []
    services.ask_all(at(HEARD))
    (mail,) = mails_to(HEAD)
    assert "12月28日" in mail.body
    promise.refresh_from_db()
    assert promise.warned_on == HEARD


def test_without_a_head_nobody_is_warned_and_nothing_becomes_public(promise, department):
    department.office.head_email = ""
    department.office.save()
    for day in (DUE, HEARD, date(2027, 2, 1)):
        services.ask_all(at(day))
    promise.refresh_from_db()
    assert promise.warned_on is None


def test_a_promise_with_a_mailbox_of_its_own_is_asked_there(page, department, desk):
    make_promise(page, desk, department=department, email="Tanto@City.example.jp")
    services.ask_all(at(DUE))
    assert mails_to(PERSON) == []
    assert len(mails_to("tanto@city.example.jp")) == 1


def test_who_answered_is_asked_again_about_the_new_day_and_after_half_a_year(promise):
    services.ask_all(at(DUE))
    new_day = date(2027, 1, 20)
    services.answer(
        promise.pk,
        PERSON,
        at(DUE, 9),
        state=State.CHANGED,
        what_happened="材料が遅れています。",
        due=new_day,
    )
    services.ask_all(at(new_day - DAY))
    assert len(mails_to(PERSON)) == 1
    services.ask_all(at(new_day))
    assert len(mails_to(PERSON)) == 2
    services.answer(
        promise.pk, PERSON, at(new_day, 9), state=State.DONE, what_happened="直しました。"
    )
    services.ask_all(at(date(2027, 7, 20)))
    assert len(mails_to(PERSON)) == 3
    assert mails_to(HEAD) == []


def test_all_promises_are_looked_through_in_constant_queries(
    page, department, desk, django_assert_max_num_queries
):
    for number in range(30):
        make_promise(page, desk, department=department, what=f"約束{number}", due=DUE + 30 * DAY)
    with django_assert_max_num_queries(3):
        services.ask_all(at(DUE))
