"""Signing up in a browser: without account, cookie or script."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from hub.core.forms import opened_stamp
from hub.core.models import Switch
from hub.languages.families import address_in
from hub.mail.models import OutgoingMail
from hub.signups import services
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import State
from tests.hub.signups.conftest import DAY, HOUR, NOW, came, mails_to, make_sheet, token_for

pytestmark = pytest.mark.django_db
ADDRESS = "lan@guests.example.com"
LANGUAGES = list(dict(settings.LANGUAGES))


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


def form_of(sheet: Sheet, language: str = "ja") -> str:
    return address_in(f"/signup/{sheet.key}/", language)


def sent(sheet: Sheet, language: str = "ja", **values: object):
    """Return the answer to a form that a person took their time for."""
    answers = {
        "name": "Lan",
        "name_kana": "",
        "email": ADDRESS,
        "party_size": "2",
        "needs": ["interpreter"],
        "opened": opened_stamp(60),
        "website": "",
    } | values
    return Client().post(form_of(sheet, language), answers)


def digits() -> str:
    return re.search(r"(?<!\d)\d{6}(?!\d)", OutgoingMail.objects.latest("pk").body).group()


def link() -> str:
    """Return the path of the link in the latest mail."""
    return re.search(r"https?://[^/]+(/\S+)", OutgoingMail.objects.latest("pk").body).group(1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_signs_up_by_six_digits_and_cancels_in_any_language(sheet, language):
    answer = sent(sheet, language)
    assert answer.status_code == 302
    page = Client().get(answer.url)
    signup = SignUp.objects.get()
    html = page.content.decode()
    assert signup.code in html
    assert ADDRESS in html
    assert settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") in html
    assert signup.language == language

    answer = Client().post(answer.url, {"code": digits()})
    signup.refresh_from_db()
    assert (signup.state, signup.party_size, signup.needs) == (State.BOOKED, 2, ["interpreter"])
    assert OutgoingMail.objects.latest("pk").language == language
    mine = link()
    assert mine == answer.url
    assert signup.code in Client().get(mine).content.decode()
    assert Client().post(mine, {"do": "cancel"}).status_code == 302
    signup.refresh_from_db()
    assert signup.state == State.CANCELLED
    assert OutgoingMail.objects.count() == 3


def test_looking_at_the_link_does_nothing_and_its_button_signs_up(sheet):
    sent(sheet)
    signup = SignUp.objects.get()
    path = f"/signup/confirm/{token_for(signup)}/"
    assert Client().get(path).status_code == 200
    assert SignUp.objects.get().state == State.UNCONFIRMED
    assert Client().post(path).status_code == 302
    assert SignUp.objects.get().state == State.BOOKED
    assert Client().get(path).url == reverse("sign_up_find")


def test_wrong_digits_are_refused_and_after_five_the_right_ones_too(sheet):
    answer = sent(sheet)
    right = digits()
    wrong = "000000" if right != "000000" else "111111"
    for _n in range(5):
        assert Client().post(answer.url, {"code": wrong}).status_code == 200
    Client().post(answer.url, {"code": right})
    assert SignUp.objects.get().state == State.UNCONFIRMED


def test_the_address_is_corrected_on_the_page_after_sending(sheet):
    answer = sent(sheet, email="lan@gusets.example.com")
    assert Client().post(answer.url, {"email": ADDRESS}).status_code == 302
    assert ADDRESS in Client().get(answer.url).content.decode()
    assert OutgoingMail.objects.latest("pk").recipient == ADDRESS
    Client().post(answer.url, {"code": digits()})
    assert SignUp.objects.get().state == State.BOOKED


@pytest.mark.parametrize(
    "values",
    [
        {"name": ""},
        {"email": "lan"},
        {"party_size": "5"},
        {"party_size": "x"},
        {"needs": ["gold"]},
        {"name": "https://example.com/"},
        {"website": "x"},
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(sheet, values):
    answer = sent(sheet, **values)
    assert answer.status_code in (200, 429)
    assert not SignUp.objects.exists()
    assert "form-errors" in answer.content.decode()
    assert (values.get("email") or ADDRESS) in answer.content.decode()


def test_what_is_sent_twice_is_one_sign_up(sheet):
    stamp = opened_stamp(60)
    assert sent(sheet, opened=stamp).url == sent(sheet, opened=stamp).url
    assert (SignUp.objects.count(), OutgoingMail.objects.count()) == (1, 1)


def test_one_mailbox_is_not_filled_by_others(sheet):
    answers = [sent(sheet).status_code for _n in range(11)]
    assert answers == [302] * 10 + [429]


def test_an_offer_is_taken_by_its_link(date):
    sheet = make_sheet(date, 1)
    first, second = came(sheet), came(sheet)
    services.cancel(first, NOW)
    mine = link()
    assert "button" in Client().get(mine).content.decode()
    Client().post(mine, {"do": "accept"})
    second.refresh_from_db()
    assert second.state == State.BOOKED


def test_a_party_becomes_smaller_by_its_link(sheet):
    signup = came(sheet, 3)
    mine = link()
    assert Client().post(mine, {"do": "shrink", "party_size": "3"}).status_code == 200
    Client().post(mine, {"do": "shrink", "party_size": "2"})
    signup.refresh_from_db()
    assert signup.party_size == 2


def test_a_sign_up_is_found_by_its_number_however_it_is_typed(sheet):
    signup = came(sheet)
    typed = f" {signup.code[:4].lower()}-{signup.code[4:]} "
    path = reverse("sign_up_find")
    assert Client().post(path, {"number": typed}).status_code == 302
    assert Client().post(path, {"number": "ZZZZZZZZ"}).status_code == 200


def test_strange_links_lead_to_where_the_number_is_typed(sheet):
    signup = came(sheet)
    for path in (
        "/signup/confirm/nothing/",
        f"/signup/mine/{signup.code}/",
        f"/signup/mine/{signup.code}.x/",
    ):
        assert Client().get(path).url == reverse("sign_up_find"), path


def test_what_is_closed_or_not_open_yet_says_so(date, time_machine):
    sheet = make_sheet(date, 3, opens_at=NOW + HOUR, closes_at=NOW + DAY)
    assert "9:00" in Client().get(form_of(sheet)).content.decode()
    time_machine.move_to(NOW + 2 * HOUR)
    assert "<form" in Client().get(form_of(sheet)).content.decode()
    time_machine.move_to(NOW + DAY)
    assert sent(sheet).status_code == 200
    assert not SignUp.objects.exists()


def test_nobody_signs_up_for_what_is_not_public(sheet):
    sheet.subject.unpublish()
    assert Client().get(form_of(sheet)).status_code == 404


def test_switched_off_there_is_nothing(sheet):
    signup = came(sheet)
    Switch.objects.update_or_create(part="signups", defaults={"state": "off"})
    for path in (form_of(sheet), reverse("sign_up_find"), f"/signup/sent/{signup.key}/"):
        assert Client().get(path).status_code == 404, path
    services.cancel(signup, NOW)
    assert len(mails_to(signup)) == 2  # none of its end
