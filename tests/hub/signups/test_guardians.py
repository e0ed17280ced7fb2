"""Children: a place is kept until a guardian agrees, on one page in their language or on paper."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from hub.core import pdf
from hub.core.rules import Refused
from hub.mail.models import OutgoingMail
from hub.signups import services
from hub.signups.guardians import services as guardians
from hub.signups.guardians.choices import CHOICES, Line
from hub.signups.guardians.links import guardian_path
from hub.signups.guardians.text import VERSION
from hub.signups.models import GuardianConsent, Sheet, SignUp
from hub.signups.workflow import State
from tests.hub.signups.conftest import (
    DAY,
    HOUR,
    LINES_FOR_GUARDIANS,
    MOTHER,
    NOW,
    START,
    asked,
    came,
    confirmed,
    for_children,
    make_sheet,
)

pytestmark = pytest.mark.django_db
READINGS = re.compile("<rt[^>]*>.*?</rt>|</?ruby[^>]*>")
LANGUAGES = list(dict(settings.LANGUAGES))


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def sheet(date) -> Sheet:
    return for_children(date)


def child(sheet: Sheet, now=NOW, **values) -> SignUp:
    """Return a child of 15 who has confirmed, and whose guardian reads Vietnamese."""
    of_guardian = {"age": 15, "guardian_email": MOTHER, "guardian_language": "vi"}
    return came(sheet, now=now, **(of_guardian | values))


def to_guardian() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(recipient=MOTHER).order_by("pk"))


# state → (what agreeing makes of it, what refusing makes of it); None: refused
TABLE = {
    State.UNCONFIRMED: (None, None),
    State.NEEDS_GUARDIAN: (State.BOOKED, State.CANCELLED),
    State.APPLIED: (None, None),
    State.DECLINED: (None, None),
    State.BOOKED: (None, State.CANCELLED),
    State.WAITING: (None, None),
    State.OFFERED: (None, None),
    State.CANCELLED: (None, None),
    State.EXPIRED: (None, None),
    State.RELEASED: (None, None),
    State.ATTENDED: (None, None),
    State.ABSENT: (None, None),
}


def test_every_state_is_in_the_table():
    assert set(TABLE) == set(State)


@pytest.mark.parametrize("state", TABLE)
def test_what_a_guardian_says_in_each_state(sheet, desk, state):
    agreed, refused = TABLE[state]
    ways = (
        (agreed, lambda: guardians.agree(signup, "Lan", "vi", NOW)),
        (agreed, lambda: guardians.agree_on_paper(signup, "Lan", desk, NOW)),
        (refused, lambda: guardians.refuse(signup, NOW)),
    )
    signup = child(sheet)
    for expected, act in ways:
        until = NOW + DAY if state == State.NEEDS_GUARDIAN else None
        offered = NOW + DAY if state == State.OFFERED else None
        SignUp.objects.update(state=state, guardian_until=until, offered_until=offered)
        if expected:
            act()
        else:
            with pytest.raises(Refused):
                act()
        signup.refresh_from_db()
        assert signup.state == (expected or state)


@pytest.mark.parametrize(("age", "state"), [(15, "guardian"), (16, "booked"), (70, "booked")])
def test_below_the_age_a_guardian_has_to_agree(sheet, age, state):
    signup = child(sheet, age=age)
    assert signup.state == state
    assert len(to_guardian()) == (age < 16)


def test_where_no_age_is_set_nobody_is_asked(date):
    html = Client().get(f"/signup/{make_sheet(date).key}/").content.decode()
    assert 'name="age"' not in html
    assert "guardian_email" not in html


@pytest.mark.parametrize(
    ("closes_at", "now", "until"),
    [
        (None, NOW, NOW + 7 * DAY),
        (NOW + 3 * DAY, NOW, NOW + 3 * DAY),
        (None, START - 2 * DAY, START - DAY),
    ],
)
def test_the_term_is_the_shortest_of_three(date, closes_at, now, until):
    signup = child(for_children(date, closes_at=closes_at), now)
    assert signup.guardian_until == until


def test_two_hours_before_the_last_day_nobody_is_asked_by_mail(sheet):
    late = START - DAY - HOUR / 2
    with pytest.raises(Refused):
        asked(sheet, now=late, age=12, guardian_email=MOTHER, guardian_language="vi")
    assert came(sheet, now=late, age=30).state == State.BOOKED


def test_a_place_is_kept_in_the_term_and_then_passed_on(date, time_machine):
    sheet = for_children(date, 1)
    first = child(sheet)
    second = came(sheet, age=40)
    assert second.state == State.WAITING
    time_machine.move_to(NOW + 7 * DAY)
    for _twice in range(2):
        call_command("fill_sheets")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.RELEASED, State.OFFERED)
    told = OutgoingMail.objects.filter(recipient=first.email).latest("pk")
    assert "ほかの" in told.subject


def test_a_refusal_makes_room_at_once(date):
    sheet = for_children(date, 1)
    first, second = child(sheet), came(sheet, age=40)
    guardians.refuse(first, NOW)
    second.refresh_from_db()
    assert second.state == State.OFFERED


def test_who_waited_is_asked_once_a_place_is_taken(date):
    sheet = for_children(date, 1)
    first, waits = came(sheet, age=40), child(sheet)
    assert (waits.state, to_guardian()) == (State.WAITING, [])
    services.cancel(first, NOW)
    waits.refresh_from_db()
    assert services.accept(waits, NOW).state == State.NEEDS_GUARDIAN
    assert len(to_guardian()) == 1


@pytest.mark.parametrize("term", [7 * DAY, 14 * HOUR])
def test_reminders_scale_to_the_term(date, term, time_machine):
    child(for_children(date, closes_at=NOW + term))
    sent = []
    for sevenths in (2.9, 3, 5.9, 6, 6.9):
        time_machine.move_to(NOW + timedelta(seconds=term.total_seconds() * sevenths / 7 + 1))
        for _twice in range(2):
            call_command("remind_guardians")
        sent.append(len(to_guardian()) - 1)
    assert sent == [0, 1, 1, 2, 2]


def chosen(line: Line) -> object:
    """Return what the codes of the sheet say on a line, untranslated as yet."""
    code = LINES_FOR_GUARDIANS[line]
    return CHOICES[line](code if isinstance(code, str) else code[0]).label


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_complete_in_each_language_and_one_button_books(sheet, language):
    signup = child(sheet, guardian_language=language)
    (mail,) = to_guardian()
    assert mail.language == language
    path = re.search(r"https?://[^/]+(/\S*/guardian/\S+)", mail.body).group(1)
    html = READINGS.sub("", Client().get(path).content.decode())
    assert f'lang="{language}"' in html
    for line in Line:
        for text in (line.label, chosen(line)):
            with translation.override(language):
                assert str(text) in html
    assert SignUp.objects.get().state == State.NEEDS_GUARDIAN  # looking does nothing
    assert Client().post(path, {"do": "agree", "name": ""}).status_code == 200
    assert not GuardianConsent.objects.exists()
    assert Client().post(path, {"do": "agree", "name": "Nguyễn Thị Lan"}).status_code == 302
    signup.refresh_from_db()
    consent = GuardianConsent.objects.get()
    assert signup.state == State.BOOKED
    assert consent.name == "Nguyễn Thị Lan"
    assert (consent.language, consent.text_version) == (language, VERSION)
    assert NOW <= consent.given_at < NOW + HOUR
    assert signup.name not in consent.text
    assert Client().post(path, {"do": "refuse"}).status_code == 302  # withdrawn by the same link
    consent.refresh_from_db()
    signup.refresh_from_db()
    assert (signup.state, consent.withdrawn_at is None) == (State.CANCELLED, False)


def test_the_child_cannot_make_the_guardians_link(sheet):
    signup = child(sheet)
    token = guardian_path(signup).rstrip("/").rpartition("/")[2]
    mine = token.partition("-")[0]
    for wrong in (mine, f"{mine}.x", f"{token}x", signup.code):
        assert Client().get(f"/signup/guardian/{wrong}/").url == reverse("sign_up_find")


def test_on_paper_the_desk_types_it_in(sheet, desk):
    signup = child(sheet, guardian_email="")
    client = Client()
    client.force_login(desk)
    path = reverse("sign_up_sheets:inspect", args=[sheet.pk])
    assert 'value="consent"' in client.get(path).content.decode()
    client.post(path, {"do": "consent", "number": signup.code, "guardian": " "})
    assert SignUp.objects.get().state == State.NEEDS_GUARDIAN
    client.post(path, {"do": "consent", "number": signup.code, "guardian": "Lan"})
    consent = GuardianConsent.objects.get()
    assert (SignUp.objects.get().state, consent.is_on_paper, consent.typed_by) == (
        State.BOOKED,
        True,
        desk,
    )


@pytest.mark.parametrize(("guardian", "state"), [("", "guardian"), ("Lan", "booked")])
def test_a_child_who_comes_to_the_desk_may_bring_the_paper(sheet, desk, guardian, state):
    typed = {"name": "Minh", "language": "vi", "age": 12, "guardian_name": guardian}
    assert services.sign_up_at_desk(sheet.pk, desk, NOW, **typed).state == state


def test_the_paper_is_a_pdf_for_who_holds_the_link(sheet):
    if not pdf.is_available():
        pytest.skip("no Pango here")
    signup = child(sheet, guardian_email="")
    mail = OutgoingMail.objects.filter(recipient=signup.email).latest("pk")
    mine = re.search(r"https?://[^/]+(/\S*/mine/\S+/)", mail.body).group(1)
    assert "consent.pdf" in Client().get(mine).content.decode()
    assert Client().get(f"{mine}consent.pdf").content.startswith(b"%PDF")
    adult = came(sheet, age=30)
    assert adult.code
    assert Client().get("/signup/mine/x/consent.pdf").status_code == 302


def test_after_thirty_days_the_consent_alone_names_somebody(sheet, time_machine):
    signup = child(sheet, name="Minh")
    guardians.agree(signup, "Nguyễn Thị Lan", "vi", NOW)
    time_machine.move_to(START + 2 * HOUR + 30 * DAY + HOUR)
    call_command("forget", verbosity=0)
    signup.refresh_from_db()
    assert (signup.name, signup.age, signup.guardian_email) == ("", None, "")
    assert GuardianConsent.objects.get().name == "Nguyễn Thị Lan"
    time_machine.move_to(NOW + 3 * 366 * DAY)
    call_command("forget", verbosity=0)
    assert not GuardianConsent.objects.exists()


def test_confirming_is_what_asks_the_guardian(sheet):
    signup = asked(sheet, age=12, guardian_email=MOTHER, guardian_language="vi")
    assert to_guardian() == []
    assert confirmed(signup).state == State.NEEDS_GUARDIAN
    assert len(to_guardian()) == 1
