"""The desk writes questions, puts them into words and into use."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.accounts.models import User
from hub.questions import services
from hub.questions.asked import Form
from hub.questions.models import Question, Version
from tests.hub.questions.conftest import NOW
from tests.hub.signups.conftest import make_desk

pytestmark = pytest.mark.django_db
ADD = "question_sets:add"


@pytest.fixture
def at_desk(db) -> Client:
    client = Client()
    client.force_login(make_desk())
    return client


def rows(prefix: str, *values: dict) -> dict:
    """Return what a browser sends of rows in a row of panels."""
    sent = {f"{prefix}-TOTAL_FORMS": len(values), f"{prefix}-INITIAL_FORMS": 0}
    sent |= {f"{prefix}-MIN_NUM_FORMS": 0, f"{prefix}-MAX_NUM_FORMS": 1000}
    for number, row in enumerate(values):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
        sent |= {f"{prefix}-{number}-ORDER": number + 1, f"{prefix}-{number}-id": ""}
    return sent


def written(**second: object) -> dict:
    """Return a set of two questions, the second asked if the first was answered with yes."""
    question = {"kind": "line", "step": 1, "personal": "no", "label": "何を？"}
    return (
        {"title": "お弁当", "purpose": "sign_up", "purpose_of_use": "準備に使います。"}
        | rows(
            "questions",
            question | {"kind": "one", "label": "いりますか"},
            question | {"shown_if_question": 1, "shown_if_options": "1"} | second,
        )
        | rows("questions-0-options", {"label": "はい"}, {"label": "いいえ"})
        | rows("questions-1-options")
    )


def words_of(version: Version) -> str:
    return reverse("question_sets:words", args=[version.pk])


def test_questions_are_written_and_put_into_use(at_desk):
    assert at_desk.get(reverse(ADD)).status_code == 200
    assert at_desk.post(reverse(ADD), written()).status_code == 302
    version = Version.objects.get()
    first, second = Form(version, "ja").questions
    assert [option.words.text for option in first.options] == ["はい", "いいえ"]
    assert second.condition == (first.key, frozenset({first.options[0].key}))
    assert Version.objects.asked_of(version.questionnaire) is None
    at_desk.post(words_of(version), {"use": "1"})
    assert Version.objects.asked_of(version.questionnaire) == version
    assert "お弁当" in at_desk.get(reverse("question_sets:index")).content.decode()


@pytest.mark.parametrize(
    "second",
    [
        {"kind": "many"},  # nothing to choose from
        {"shown_if_question": 2},  # hangs on itself
        {"shown_if_options": "3"},  # there is no such answer
        {"shown_if_options": ""},
        {"shown_if_options": "first"},
        {"least": 3, "most": 2},
        {"personal": "contact", "may_be_public": "on"},
        {"label": ""},
    ],
)
def test_what_contradicts_itself_is_refused(at_desk, second):
    answer = at_desk.post(reverse(ADD), written(**second))
    assert answer.status_code == 200
    assert not Version.objects.exists()


def test_the_purpose_of_use_is_never_left_out(at_desk):
    assert at_desk.post(reverse(ADD), written() | {"purpose_of_use": ""}).status_code == 200
    assert not Version.objects.exists()


def test_words_are_typed_beside_the_japanese(at_desk, lunch):
    page = at_desk.get(words_of(lunch), {"language": "vi"}).content.decode()
    assert page.count("食べないもの") >= 2
    question = Question.objects.filter(version=lunch).first()
    sent = {"save": "1", str(question.key): "Cơm hộp?"}
    address = f"{words_of(lunch)}?language=vi"
    assert at_desk.post(address, sent).status_code == 302
    assert Form(lunch, "vi").questions[0].words.text == "Cơm hộp?"
    assert at_desk.post(address, sent | {str(question.key): "x" * 500}).status_code == 422
    assert at_desk.post(address, {"save": "1"}).status_code == 302
    assert Form(lunch, "vi").questions[0].words.text == "お弁当は？"


def test_what_was_answered_is_changed_in_a_new_version_alone(at_desk, lunch):
    Version.objects.filter(pk=lunch.pk).update(frozen_at=NOW)
    edit = reverse("question_sets:edit", args=[lunch.pk])
    assert at_desk.get(edit).url == words_of(lunch)
    assert at_desk.post(edit, written()).url == words_of(lunch)
    answer = at_desk.post(words_of(lunch), {"change": "1"})
    copy = services.new_version(lunch)
    assert answer.url == reverse("question_sets:edit", args=[copy.pk])
    assert at_desk.get(answer.url).status_code == 200
    assert Form(lunch, "ja").questions[0].words.text == "お弁当は？"


def test_nobody_else_writes_questions(lunch):
    client = Client()
    client.force_login(User.objects.create_user("other", email="other@example.com"))
    for path in (reverse(ADD), words_of(lunch), reverse("question_sets:index")):
        assert client.post(path, {"use": "1"}).status_code == 302
    assert Version.objects.count() == 1
