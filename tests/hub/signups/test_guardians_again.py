"""Guardians who are asked once more: at the right address, and about another day or place."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from home.models import ContentPage
from hub.core.rules import Refused
from hub.mail.models import OutgoingMail
from hub.occurrences.services import change
from hub.occurrences.workflow import Action
from hub.signups import services
from hub.signups.guardians import services as guardians
from hub.signups.guardians.links import guardian_path
from hub.signups.links import token_of
from hub.signups.models import GuardianConsent, Sheet, SignUp
from hub.signups.services.signing_up import MAX_CORRECTIONS
from hub.signups.workflow import State
from tests.hub.signups.conftest import DAY, HOUR, MOTHER, NOW, START, came, for_children
from tests.hub.signups.test_guardians import child, to_guardian

pytestmark = pytest.mark.django_db
FATHER = "tuan@guests.example.com"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def sheet(date) -> Sheet:
    return for_children(date)


def mine(signup: SignUp) -> str:
    return reverse("sign_up_manage", args=[token_of(signup)])


def send(signup: SignUp, address: str):
    return Client().post(mine(signup), {"do": "guardian", "email": address})


def mails_to(address: str) -> int:
    return OutgoingMail.objects.filter(recipient=address).count()


def agreed(sheet: Sheet, **values) -> SignUp:
    """Return a child whose guardian has agreed."""
    return guardians.agree(child(sheet, **values), "Lan", "vi", NOW)


def move(sheet: Sheet, by=DAY, now=NOW) -> None:
    date = sheet.date
    date.refresh_from_db()
    times = (date.starts_at + by, date.ends_at + by)
    change([date.pk], Action.MOVE, now, times=times)


def test_a_child_corrects_the_address_and_the_former_link_is_void_at_once(sheet):
    signup = child(sheet)
    former = guardian_path(signup)
    assert send(signup, FATHER).url == mine(signup)
    before = signup.guardian_until
    signup.refresh_from_db()
    assert (signup.guardian_email, signup.guardian_until) == (FATHER, before)
    assert mails_to(FATHER) == 1
    assert "/find/" in Client().post(former, {"do": "agree", "name": "Lan"}).url
    assert not GuardianConsent.objects.exists()
    assert Client().get(guardian_path(signup)).status_code == 200


@pytest.mark.parametrize("address", ["", "no address", "own"])
def test_what_is_no_other_address_is_said_and_kept(sheet, address):
    signup = child(sheet)
    answer = send(signup, signup.email if address == "own" else address)
    assert 'id="id_email_error"' in answer.content.decode()
    signup.refresh_from_db()
    assert signup.guardian_email == MOTHER


def test_no_one_writes_to_many_strangers_in_this_way(sheet):
    signup = child(sheet)
    for number in range(MAX_CORRECTIONS):
        guardians.correct_address(signup, f"stranger{number}@example.com", NOW)
    with pytest.raises(Refused):
        guardians.correct_address(signup, FATHER, NOW)
    assert mails_to(FATHER) == 0


def test_only_while_a_guardian_is_waited_for(sheet):
    signup = agreed(sheet)
    with pytest.raises(Refused):
        guardians.correct_address(signup, FATHER, NOW)
    assert send(came(sheet, age=40), FATHER).status_code == 200
    assert mails_to(FATHER) == 0


def test_a_consent_to_another_day_is_asked_again_and_the_place_is_kept(date):
    sheet = for_children(date, 1)
    signup, waits = agreed(sheet), came(sheet, age=40)
    before = len(to_guardian())
    move(sheet)
    signup.refresh_from_db()
    waits.refresh_from_db()
    assert (signup.state, waits.state) == (State.NEEDS_GUARDIAN, State.WAITING)
    assert signup.guardian_until == NOW + 7 * DAY
    assert len(to_guardian()) == before + 1
    assert re.search("thay đổi", to_guardian()[-1].subject)
    assert GuardianConsent.objects.filter(withdrawn_at=None).count() == 1
    assert guardians.agree(signup, "Lan", "vi", NOW).state == State.BOOKED
    assert GuardianConsent.objects.count() == 2


def test_a_date_that_is_moved_back_is_the_one_they_agreed_to(sheet):
    signup = agreed(sheet)
    move(sheet)
    move(sheet, -DAY)
    signup.refresh_from_db()
    assert signup.state == State.BOOKED


def test_another_place_is_asked_about_once(sheet, monkeypatch):
    signup = agreed(sheet)
    before = len(to_guardian())
    monkeypatch.setattr(ContentPage, "place_text", "中央公民館", raising=False)
    for _twice in range(2):
        sheet.date.page.specific.save_revision().publish()
    signup.refresh_from_db()
    assert signup.state == State.NEEDS_GUARDIAN
    assert len(to_guardian()) == before + 1
    assert "中央公民館" in to_guardian()[-1].body


def test_other_words_on_the_page_ask_no_one(sheet):
    signup = agreed(sheet)
    before = len(to_guardian())
    page = sheet.date.page.specific
    page.title = "料理の会（午前）"
    page.save_revision().publish()
    signup.refresh_from_db()
    assert (signup.state, len(to_guardian())) == (State.BOOKED, before)


@pytest.mark.parametrize("is_late", [True, False])
def test_too_late_for_a_term_the_place_is_kept_until_it_begins(sheet, is_late, time_machine):
    signup = agreed(sheet)
    now = START - (DAY + HOUR / 2 if is_late else 3 * DAY)
    time_machine.move_to(now)
    move(sheet, HOUR / 4, now)
    signup.refresh_from_db()
    start = START + HOUR / 4
    assert signup.guardian_until == (start if is_late else start - DAY)
    assert signup.state == State.NEEDS_GUARDIAN
    told = OutgoingMail.objects.filter(recipient=signup.email).latest("pk")
    assert reverse("sign_up_manage", args=[token_of(signup)]) in told.body
    assert (
        reverse("guardian_paper", args=[token_of(signup)])
        in Client().get(mine(signup)).content.decode()
    )


def test_a_guardian_of_a_late_place_has_an_hour_at_least(date, desk, time_machine):
    """A place that comes half an hour before the last day (drawn, offered, given by the desk)."""
    sheet = for_children(date, 1)
    first, waits = came(sheet, age=40), child(sheet)
    late = START - DAY - HOUR / 2
    time_machine.move_to(late)
    services.cancel_by_desk(first, desk, late)
    assert services.seat(waits, desk, late).guardian_until == late + HOUR
    services.fill(sheet.pk, late + 59 * HOUR / 60)
    waits.refresh_from_db()
    assert waits.state == State.NEEDS_GUARDIAN
    services.fill(sheet.pk, late + HOUR)
    waits.refresh_from_db()
    assert waits.state == State.RELEASED
