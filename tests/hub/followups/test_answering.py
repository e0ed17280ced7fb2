"""The page that the mail leads to: one tap and one sentence, without an account."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from hub.accounts.links import issue_link
from hub.core.rules import Refused
from hub.followups import services
from hub.followups.models import FollowUp, Report
from hub.followups.purposes import FOLLOW_UP
from hub.followups.workflow import State
from hub.languages.families import address_in
from tests.hub.followups.conftest import (
    DAY,
    DUE,
    HEAD,
    OTHER,
    PERSON,
    at,
    mails_to,
    make_promise,
    path_in,
)

pytestmark = pytest.mark.django_db
HEARD = date(2026, 12, 21)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(at(DUE, 10))


@pytest.fixture
def path(promise) -> str:
    """The address in the mail of the day on which it was due."""
    services.ask_all(at(DUE))
    return path_in(mails_to(PERSON)[-1])


def answered(promise: FollowUp, **values: object) -> dict:
    prefix = f"p{promise.pk}-"
    given = {"state": "done", "what_happened": "三つとも直しました。", "due": "", "evidence": ""}
    return {
        "number": promise.pk,
        "do": "answer",
        **{prefix + name: value for name, value in (given | values).items()},
    }


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_the_link_leads_to_the_promise_and_looking_answers_nothing(promise, path, language):
    page = Client().get(address_in(path, language)).content.decode()
    assert f'value="{promise.pk}"' in page
    promise.refresh_from_db()
    assert promise.state == State.PROMISED


def test_one_tap_and_one_sentence(promise, path):
    answer = Client().post(path, answered(promise, evidence="example.jp/bench"))
    assert answer.status_code == 302
    promise.refresh_from_db()
    assert (promise.state, promise.what_happened) == (State.DONE, "三つとも直しました。")
    assert promise.evidence == "https://example.jp/bench"
    assert promise.asked_on is None
    assert Report.objects.get().typed_by is None
    page = Client().get(answer.url).content.decode()
    assert "できました" in page
    assert f'value="{promise.pk}"' not in page


@pytest.mark.parametrize(
    "values",
    [
        {"what_happened": ""},
        {"state": "promised"},
        {"state": "unheard-of"},
        {"state": "changed"},
        {"state": "doing"},
        {"state": "changed", "due": "2026-12-14"},
        {"what_happened": "あ" * 201},
        {"evidence": "javascript:alert(1)"},
        {"due": "99999-99-99"},
    ],
)
def test_an_answer_that_says_too_little_is_asked_again_and_kept(promise, path, values):
    page = Client().post(path, answered(promise, **values))
    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode() or "field--invalid" in page.content.decode()
    if sentence := values.get("what_happened", "三つとも直しました。"):
        assert sentence in page.content.decode()
    promise.refresh_from_db()
    assert promise.state == State.PROMISED


def test_a_new_day_moves_the_promise(promise, path):
    Client().post(path, answered(promise, state="doing", due="2027-01-20"))
    promise.refresh_from_db()
    assert (promise.state, promise.due) == (State.DOING, date(2027, 1, 20))


def test_nobody_answers_for_another_office(promise, path, page, desk):
    token = issue_link(purpose=FOLLOW_UP, email=OTHER).token
    answer = Client().post(f"/promises/{token}/", answered(promise))
    assert promise.what not in answer.content.decode()
    promise.refresh_from_db()
    assert promise.state == State.PROMISED
    with pytest.raises(Refused):
        services.answer(promise.pk, OTHER, at(DUE), state=State.DONE, what_happened="済み")


def test_a_link_that_no_longer_works_leads_to_the_digits(promise):
    answer = Client().get("/promises/invented/")
    assert answer.status_code == 302
    assert answer.url == "/promises/"


def digits_of(address: str) -> str:
    return re.search(r"(?<!\d)\d{6}(?!\d)", mails_to(address)[-1].body).group()


def test_who_cannot_press_links_types_six_digits(promise):
    answer = Client().post("/promises/", {"do": "ask", "email": PERSON.upper()})
    assert answer.status_code == 200
    answer = Client().post("/promises/", {"email": PERSON, "code": digits_of(PERSON)})
    assert answer.status_code == 302
    assert promise.what in Client().get(answer.url).content.decode()


def test_the_digits_of_the_mail_itself_work_for_an_hour(path, time_machine):
    services.ask_all(at(DUE))
    digits = re.search(r"(?<!\d)\d{6}(?!\d)\s*$", mails_to(PERSON)[-1].body, re.M)
    code = digits.group().strip()
    time_machine.move_to(at(DUE, 10) + DAY)
    assert Client().post("/promises/", {"email": PERSON, "code": code}).status_code == 200


def test_an_unknown_address_is_answered_like_a_known_one(promise):
    known = Client().post("/promises/", {"do": "ask", "email": PERSON})
    unknown = Client().post("/promises/", {"do": "ask", "email": OTHER})
    for answer in (known, unknown):
        assert "6けた" in answer.content.decode()
    assert mails_to(OTHER) == []


def test_digits_cannot_be_guessed(promise):
    Client().post("/promises/", {"do": "ask", "email": PERSON})
    right = digits_of(PERSON)
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    for _try in range(5):
        assert Client().post("/promises/", {"email": PERSON, "code": wrong}).status_code == 200
    assert Client().post("/promises/", {"email": PERSON, "code": right}).status_code == 200


def test_the_head_writes_the_reason_and_the_person_cannot(promise, path, time_machine):
    services.ask_all(at(HEARD))
    time_machine.move_to(at(HEARD, 9))
    sent = {
        "number": promise.pk,
        "do": "explain",
        f"p{promise.pk}r-reason": "木材が届かないため",
        f"p{promise.pk}r-new_day": "2027-01-20",
    }
    Client().post(path, sent)
    promise.refresh_from_db()
    assert promise.late_reason == ""
    answer = Client().post(path_in(mails_to(HEAD)[-1]), sent)
    assert answer.status_code == 302
    promise.refresh_from_db()
    assert (promise.late_reason, promise.late_until) == ("木材が届かないため", date(2027, 1, 20))


@pytest.mark.parametrize("address", [PERSON, OTHER, HEAD])
def test_only_a_head_who_was_warned_explains(promise, address):
    with pytest.raises(Refused):
        services.explain(promise.pk, address, DUE, reason="理由", new_day=date(2027, 1, 20))


def test_a_correction_of_the_day_lets_the_warning_go(promise, desk):
    services.ask_all(at(DUE))
    services.ask_all(at(HEARD))
    promise.refresh_from_db()
    promise.due = date(2027, 3, 1)
    services.keep(promise, desk)
    promise.refresh_from_db()
    assert promise.warned_on is None


def test_a_mailbox_sees_all_that_it_has_to_answer_in_constant_queries(
    promise, page, department, desk, path, django_assert_max_num_queries
):
    for number in range(10):
        make_promise(page, desk, department=department, what=f"約束{number}")
    with django_assert_max_num_queries(25):
        Client().get(path)
