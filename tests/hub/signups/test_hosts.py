"""Who holds a date sees who comes, and writes to them in sentences that arrive in their language."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from hub.core.rules import Refused
from hub.mail.models import OutgoingMail
from hub.mail.sentences import Sentence
from hub.privacy.models import PrivateAccess
from hub.questions import services as questions
from hub.questions.asked import Form
from hub.questions.models import Question
from hub.signups import services, subjects
from hub.signups.choices import Mode
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import State
from tests.hub.questions.conftest import make_version
from tests.hub.signups.conftest import NOW, asked, came, make_sheet
from tests.hub.signups.test_desk import at_desk

__all__ = ["at_desk"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def holder(django_user_model, monkeypatch) -> Client:
    """A browser of one who holds the dates of all pages."""
    user = django_user_model.objects.create_user("holder", email="holder@example.com")
    monkeypatch.setattr(
        subjects, "_page_types", {"home.ContentPage": lambda asking, page: asking == user}
    )
    client = Client()
    client.force_login(user)
    return client


def people(sheet: Sheet) -> str:
    return reverse("sign_up_people", args=[sheet.key])


def letter(signup: SignUp) -> str:
    return reverse("sign_up_answer", args=[signup.sheet.key, signup.code])


def words(response) -> str:
    return response.content.decode()


def test_holders_see_names_parties_and_needs_but_no_address(sheet, holder):
    signup = came(sheet, 2, needs=["wheelchair"], name="グエン", language="vi")
    asked(sheet, name="まだ")
    html = words(holder.get(people(sheet)))
    assert "グエン" in html
    assert "車いす" in html
    assert signup.email not in html
    assert "まだ" not in html
    assert not PrivateAccess.objects.exists()


@pytest.mark.parametrize("signed_in", [False, True])
def test_others_learn_nothing(sheet, django_user_model, signed_in):
    signup = came(sheet)
    client = Client()
    if signed_in:
        client.force_login(django_user_model.objects.create_user("other"))
    for path in (people(sheet), letter(signup)):
        assert client.get(path).status_code == (404 if signed_in else 302)
        assert client.post(path, {"welcome": "on"}).status_code == (404 if signed_in else 302)
    assert OutgoingMail.objects.filter(recipient=signup.email).count() == 2


def test_whoever_of_city_hall_looks_is_on_record(sheet, at_desk):
    came(sheet)
    assert at_desk.get(people(sheet)).status_code == 200
    assert PrivateAccess.objects.count() == 1


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_what_is_ticked_arrives_in_the_readers_language(sheet, holder, language):
    signup = came(sheet, language=language)
    sent = {"welcome": "on", "place_words": "中央公民館", "words": "スリッパをお持ちください"}
    assert holder.post(letter(signup), sent).status_code == 200
    mail = OutgoingMail.objects.latest("pk")
    assert (mail.recipient, mail.language) == (signup.email, language)
    with translation.override(language):
        assert str(Sentence.WELCOME.label) in mail.body
        assert f"{Sentence.PLACE.label} 中央公民館" in mail.body
    assert "スリッパをお持ちください" in mail.body
    assert "holder@example.com" not in mail.body


@pytest.mark.parametrize("sent", [{}, {"place": "on"}, {"words": "x" * 501}])
def test_an_answer_without_words_is_shown_again(sheet, holder, sent):
    signup = came(sheet)
    before = OutgoingMail.objects.count()
    assert holder.post(letter(signup), sent).status_code == 422
    assert OutgoingMail.objects.count() == before


def test_nobody_is_written_to_more_than_five_times_a_day(sheet, holder):
    signup = came(sheet)
    answers = [holder.post(letter(signup), {"welcome": "on"}) for _number in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [422]


def test_there_is_no_letter_to_who_has_no_mail_or_did_not_confirm(sheet, desk, holder):
    phoned = services.sign_up_at_desk(sheet.pk, desk, NOW, name="田中", language="ja", party_size=1)
    assert holder.get(letter(phoned)).status_code == 404
    assert holder.get(letter(asked(sheet))).status_code == 404


def test_addresses_are_shown_where_people_were_told_so(date, holder):
    open_sheet = make_sheet(date, shows_contact=True)
    assert "主催者" in words(Client().get(reverse("sign_up", args=[open_sheet.key])))
    signup = came(open_sheet)
    assert signup.email in words(holder.get(people(open_sheet)))


def test_what_people_were_told_does_not_change_behind_them(sheet):
    came(sheet)
    sheet.shows_contact = True
    with pytest.raises(Refused):
        services.change_sheet(sheet, NOW)


def test_sensitive_answers_are_for_the_desk_alone(date, holder):
    version = make_version(
        {"label": "好きな色", "kind": "line"},
        {"label": "電話", "kind": "line", "personal": "contact"},
        {"label": "持病", "kind": "line", "personal": "sensitive"},
    )
    asking = make_sheet(date, questionnaire=version.questionnaire)
    signup = came(asking)
    keys = [str(row.key) for row in Question.objects.filter(version=version)]
    questions.begin(signup, version.questionnaire, NOW)
    answers = dict(zip(keys, ["青", "029", "ぜんそく"], strict=True))
    questions.answer(signup, Form(version, "ja"), keys, answers)
    html = words(holder.get(people(asking)))
    assert "青" in html
    assert "持病" not in html
    assert "029" not in html
    Sheet.objects.update(shows_contact=True)
    html = words(holder.get(people(asking)))
    assert "029" in html
    assert "ぜんそく" not in html


def test_holders_decide_where_the_organiser_decides(date, holder):
    approval = make_sheet(date, 1, mode=Mode.APPROVAL)
    first, second = came(approval), came(approval)
    holder.post(people(approval), {"do": "admit", "number": first.code})
    holder.post(people(approval), {"do": "decline", "number": second.code, "reason": "満員です"})
    assert list(approval.signups.order_by("pk").values_list("state", "reason")) == [
        (State.BOOKED, ""),
        (State.DECLINED, "満員です"),
    ]
    for sent in ({"do": "admit", "number": "nothing"}, {"do": "x", "number": first.code}):
        assert holder.post(people(approval), sent).status_code == 200
