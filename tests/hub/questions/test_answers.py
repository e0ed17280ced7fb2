"""What becomes of whatever is sent to questions, and what is read of it."""

import pytest
from django.utils.datastructures import MultiValueDict

from hub.questions.asked import Form
from hub.questions.forms import QuestionsForm
from hub.questions.models import Version
from tests.hub.questions.conftest import make_version

pytestmark = pytest.mark.django_db


def typed(version: Version, data: dict, answers: dict | None = None) -> QuestionsForm:
    """Return all questions filled in with `data`, whose keys are (number of the question) or names."""
    form = Form(version, "ja")
    keys = {asked.number: asked.key for asked in form.questions}
    sent = MultiValueDict()
    for name, value in data.items():
        sent.setlist(keys.get(name, name), value if isinstance(value, list) else [value])
    return QuestionsForm(form, form.questions, answers or {}, sent)


def option(version: Version, question: int, number: int) -> str:
    return Form(version, "ja").questions[question - 1].options[number - 1].key


def test_chosen_answers_are_kept_by_their_keys(lunch):
    form = typed(lunch, {1: option(lunch, 1, 2), 3: "２人"})
    assert form.is_valid(), form.errors
    first, _second, third = Form(lunch, "ja").questions
    assert form.values() == {first.key: option(lunch, 1, 2), third.key: 2}


def test_none_is_a_number(lunch):
    form = typed(lunch, {1: option(lunch, 1, 2), 3: "0"})
    assert form.is_valid()
    asked = Form(lunch, "ja").questions[2]
    assert form.values()[asked.key] == 0
    assert asked.said(form.values()) == "0"


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({}, 1),
        ({1: "nothing of the kind"}, 1),
        ({1: "1\x00"}, 1),
        ({1: "いる"}, 1),
        ({3: "6"}, 3),
        ({3: "many"}, 3),
        ({3: "9" * 400}, 3),
    ],
)
def test_what_cannot_be_is_refused_at_its_question(lunch, sent, wrong):
    form = typed(lunch, sent)
    assert not form.is_valid()
    assert Form(lunch, "ja").questions[wrong - 1].key in form.errors


def test_unknown_keys_and_answers_to_questions_that_are_not_asked_are_not_kept(lunch):
    meat = option(lunch, 2, 1)
    form = typed(lunch, {1: option(lunch, 1, 2), 2: [meat], "is_superuser": "1"})
    assert form.is_valid()
    kept = Form(lunch, "ja").only_asked(form.values() | {"is_superuser": True})
    assert kept == {Form(lunch, "ja").questions[0].key: option(lunch, 1, 2)}


def test_a_question_that_hangs_on_another_must_be_answered_where_it_is_asked(lunch):
    assert not typed(lunch, {1: option(lunch, 1, 1)}).is_valid()
    assert typed(lunch, {1: option(lunch, 1, 1), 2: [option(lunch, 2, 1)]}).is_valid()


def test_none_of_these_is_chosen_alone(lunch):
    meat, none = option(lunch, 2, 1), option(lunch, 2, 4)
    form = typed(lunch, {1: option(lunch, 1, 1), 2: [meat, none]})
    assert not form.is_valid()
    assert "ない" in str(form.errors)


def test_words_stand_beside_the_answer_that_has_a_line_for_them(lunch):
    other = option(lunch, 2, 3)
    key = Form(lunch, "ja").questions[1].key
    data = {1: option(lunch, 1, 1), 2: [other], f"{key}_{other}": "えび"}
    form = typed(lunch, data)
    assert form.is_valid()
    assert dict(said(lunch, form.values()))["食べないもの"] == "ほか えび"
    without = typed(lunch, data | {2: [option(lunch, 2, 1)]})
    assert without.is_valid()
    assert "えび" not in str(without.values())


def said(version: Version, answers: dict, language: str = "ja") -> list[tuple[str, str]]:
    return [(asked.words.text, text) for asked, text in Form(version, language).said(answers)]


@pytest.mark.parametrize("length", [201, 100_000])
def test_texts_end_somewhere(length):
    version = make_version({"kind": "line", "label": "ひとこと"})
    assert not typed(version, {1: "あ" * length}).is_valid()
    assert typed(version, {1: "あ" * 200}).is_valid()


def test_a_text_of_more_than_may_be_asked_for_is_cut_down_to_what_a_line_holds():
    version = make_version({"kind": "line", "label": "ひとこと", "most": 5000})
    assert not typed(version, {1: "あ" * 201}).is_valid()


def test_reading_takes_the_same_queries_for_three_questions_as_for_forty(
    lunch, django_assert_num_queries
):
    many = make_version(
        *({"kind": "one", "label": f"問い{n}", "options": ["はい", "いいえ"]} for n in range(40)),
        title="長い",
    )
    for version, length in ((lunch, 3), (many, 40)):
        form = Form(Version.objects.select_related("questionnaire").get(pk=version.pk), "vi")
        with django_assert_num_queries(3):
            assert len(form.questions) == length
