"""Two people at the same moment, and processes that die at any: no place is lost or given twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from hub.accounts.links import find_link
from hub.core.rules import Refused
from hub.mail.models import OutgoingMail
from hub.questions.asked import Form
from hub.questions.services import answer as keep_answers
from hub.questions.services import begin
from hub.signups import services
from hub.signups.choices import Mode
from hub.signups.guardians import services as guardians
from hub.signups.models import GuardianConsent, Sheet, SignUp
from hub.signups.purposes import SIGN_UP
from hub.signups.workflow import State
from tests.hub.questions.conftest import make_version
from tests.hub.signups.conftest import (
    DAY,
    NOW,
    asked,
    came,
    confirmed,
    make_date,
    make_sheet,
    states,
    token_for,
)
from tests.killing import attempts

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("own_database")]


def at_once(*changes) -> list[object]:
    """Start all `changes` at the same moment, each on a connection of its own."""
    barrier = Barrier(len(changes))

    def run(change) -> object:
        try:
            connections["default"].ensure_connection()
            barrier.wait(10)
            return change()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(changes)) as pool:
        return list(pool.map(run, changes))


def test_the_last_place_is_asked_for_twice_at_once():
    sheet = make_sheet(make_date(), 1)
    both = [asked(sheet) for _n in range(2)]
    Sheet.objects.filter(pk=sheet.pk).update(capacity=1)
    SignUp.objects.update(holds=False)
    links = [find_link(token_for(signup), SIGN_UP) for signup in both]
    at_once(
        *(
            lambda signup=signup, link=link: services.confirm(signup, link, NOW)
            for signup, link in zip(both, links, strict=True)
        )
    )
    assert sorted(states(sheet)) == [State.BOOKED, State.WAITING]


def test_a_link_is_pressed_twice_at_once():
    sheet = make_sheet(make_date(), 2)
    signup = asked(sheet)
    link = find_link(token_for(signup), SIGN_UP)

    def press() -> str:
        try:
            return services.confirm(signup, link, NOW).state
        except Refused:
            return "refused"

    assert sorted(at_once(press, press)) == [State.BOOKED, "refused"]
    assert OutgoingMail.objects.filter(recipient=signup.email).count() == 2


def test_who_dies_while_signing_up_leaves_all_or_nothing():
    sheet = make_sheet(make_date(), 100)
    for number, _answer in attempts(lambda: bool(asked(sheet, email="aoi@example.com"))):
        signups, mails = SignUp.objects.count(), OutgoingMail.objects.count()
        assert signups == mails, number
        SignUp.objects.all().delete()
        OutgoingMail.objects.all().delete()


def test_who_dies_while_a_place_is_passed_on_leaves_all_or_nothing():
    sheet = make_sheet(make_date(), 1)
    first, second = came(sheet), came(sheet)

    def cancel() -> bool:
        return services.cancel(first, NOW).state == State.CANCELLED

    for number, answer in attempts(cancel):
        told = OutgoingMail.objects.filter(recipient__in=[first.email, second.email]).count()
        expected = (
            ([State.CANCELLED, State.OFFERED], 6)
            if answer or states(sheet)[0] == State.CANCELLED
            else ([State.BOOKED, State.WAITING], 4)
        )
        assert (states(sheet), told) == expected, number
        if states(sheet)[0] == State.CANCELLED:
            break


def test_who_dies_while_an_offer_ends_loses_no_place_and_doubles_no_mail(time_machine):
    time_machine.move_to(NOW)
    sheet = make_sheet(make_date(), 1)
    first, _second, third = came(sheet), came(sheet), came(sheet)
    services.cancel(first, NOW)
    before = OutgoingMail.objects.count()
    time_machine.move_to(NOW + DAY)

    def work() -> bool:
        call_command("fill_sheets", verbosity=0)
        return True

    for number, _answer in attempts(work):
        is_done = states(sheet)[1:] == [State.EXPIRED, State.OFFERED]
        assert is_done or states(sheet)[1:] == [State.OFFERED, State.WAITING], number
        assert OutgoingMail.objects.count() == before + 2 * is_done, number
    assert states(sheet)[1:] == [State.EXPIRED, State.OFFERED]
    third.refresh_from_db()
    assert third.offered_until > timezone.now()


def test_who_dies_while_confirming_leaves_all_or_nothing():
    sheet = make_sheet(make_date(), 1)
    signup = asked(sheet)
    token_for(signup)
    for number, _answer in attempts(lambda: confirmed(signup).state == State.BOOKED):
        told = OutgoingMail.objects.filter(recipient=signup.email).count()
        assert (states(sheet), told) in (
            ([State.UNCONFIRMED], 1),
            ([State.BOOKED], 2),
        ), number
        if states(sheet) == [State.BOOKED]:
            break


def test_who_dies_while_answering_loses_no_screen_that_was_kept():
    """Four questions on two screens: what the first one held stays, the second is there or not."""
    questions = [{"label": f"問い{n}", "step": n // 2 + 1} for n in range(4)]
    version = make_version(*questions)
    signup = came(make_sheet(make_date(), questionnaire=version.questionnaire))
    form = Form(version, "ja")
    keys = [asked.key for asked in form.questions]
    first, second = (dict.fromkeys(part, "答え") for part in (keys[:2], keys[2:]))

    def answer(screen: dict) -> bool:
        row = SignUp.objects.select_related("sheet__questionnaire").get()
        begin(row, row.sheet.questionnaire, NOW)
        return bool(keep_answers(row, form, list(screen), screen))

    assert answer(first)
    for number, _answer in attempts(lambda: answer(second)):
        signup.refresh_from_db()
        assert signup.answers in (first, first | second), number
    assert signup.answers == first | second


def test_who_dies_while_drawing_leaves_no_half_draw_and_doubles_no_mail():
    values = {"mode": Mode.LOTTERY, "closes_at": NOW + DAY}
    sheet = make_sheet(make_date(), 1, **values)
    people = [came(sheet) for _number in range(2)]
    before = OutgoingMail.objects.count()
    later = NOW + DAY
    for number, _answer in attempts(lambda: bool(services.fill(sheet.pk, later))):
        found = sorted(states(sheet)), OutgoingMail.objects.count() - before
        assert found in (
            ([State.APPLIED] * len(people), 0),
            ([State.BOOKED, State.WAITING], len(people)),
        ), number
    drawn = Sheet.objects.get(pk=sheet.pk).draw
    assert services.fill(sheet.pk, later).draw == drawn
    assert OutgoingMail.objects.count() == before + len(people)


def test_who_dies_while_a_guardian_agrees_leaves_all_or_nothing():
    sheet = make_sheet(make_date(), 1, guardian_below=16)
    of_guardian = {"age": 12, "guardian_email": "lan@example.com", "guardian_language": "vi"}
    signup = came(sheet, **of_guardian)

    def press() -> bool:
        return guardians.agree(signup, "Lan", "vi", NOW).state == State.BOOKED

    for number, _answer in attempts(press):
        told = OutgoingMail.objects.filter(recipient__in=[signup.email, "lan@example.com"]).count()
        found = (states(sheet), GuardianConsent.objects.count(), told)
        assert found in (
            ([State.NEEDS_GUARDIAN], 0, 3),
            ([State.BOOKED], 1, 5),
        ), number
        if states(sheet) == [State.BOOKED]:
            break
