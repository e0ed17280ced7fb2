"""What was answered once stays as it was asked; words are corrected, all else is a new version."""

import pytest
from django.utils.translation import override

from hub.core.rules import Refused
from hub.questions import services
from hub.questions.asked import Form
from hub.questions.models import Question, Version, Wording
from tests.hub.questions.conftest import NOW, add_question, make_version

pytestmark = pytest.mark.django_db


def freeze(version: Version) -> None:
    Version.objects.filter(pk=version.pk).update(frozen_at=NOW)
    version.refresh_from_db()


def test_nothing_is_asked_before_it_is_used():
    version = make_version({"label": "問い"}, is_used=False)
    assert Version.objects.asked_of(version.questionnaire) is None
    services.use(version, NOW)
    assert Version.objects.asked_of(version.questionnaire) == version


def test_a_set_without_questions_is_not_used():
    with pytest.raises(Refused):
        make_version()


def test_what_was_answered_is_not_changed_but_copied_with_the_same_keys(lunch):
    services.put_into_words(lunch, Question.objects.first().key, "vi", "Cơm hộp?", "", NOW)
    freeze(lunch)
    with pytest.raises(Refused):
        services.keep(lunch, title="別", purpose="sign_up")
    copy = services.new_version(lunch)
    assert (copy.number, copy.frozen_at, copy.used_since) == (2, None, None)
    assert services.new_version(lunch) == copy
    before, after = (Form(version, "vi").questions for version in (lunch, copy))
    assert [asked.key for asked in after] == [asked.key for asked in before]
    assert [one.key for asked in after for one in asked.options] == [
        one.key for asked in before for one in asked.options
    ]
    assert after[0].words.text == "Cơm hộp?"
    assert Version.objects.asked_of(lunch.questionnaire) == lunch
    services.use(copy, NOW)
    assert Version.objects.asked_of(lunch.questionnaire) == copy
    assert list(Version.objects.latest_of_each()) == [copy]


@pytest.mark.parametrize(("language", "earlier"), [("ja", "お弁当は？"), ("vi", "Com hop?")])
def test_a_slip_that_is_corrected_after_an_answer_leaves_both_wordings(lunch, language, earlier):
    key = Question.objects.filter(version=lunch).first().key
    services.put_into_words(lunch, key, language, earlier, "", NOW)
    assert not Wording.objects.exclude(until=None).exists()
    freeze(lunch)
    services.put_into_words(lunch, key, language, "正", "", NOW)
    assert Form(lunch, language).questions[0].words.text == "正"
    kept = Wording.objects.exclude(until=None).get()
    assert (kept.of, kept.language, kept.label, kept.until) == (key, language, earlier, NOW)


def test_what_has_no_words_in_a_language_is_asked_in_japanese_and_marked(lunch):
    with override("vi"):
        first = Form(lunch, "vi").questions[0]
        assert 'lang="ja"' in first.words.marked
        assert "Tiếng Nhật" in first.words.marked
    services.put_into_words(lunch, first.row.key, "vi", "Bạn có cần <b>cơm hộp</b>?", "", NOW)
    assert Form(lunch, "vi").questions[0].words.marked == "Bạn có cần <b>cơm hộp</b>?"
    assert Form(lunch, "ja").questions[0].words.marked == "お弁当は？"
    assert Form(lunch, "ja-x-easy").questions[0].words.marked == "お弁当は？"


def test_screens_leave_out_what_is_not_asked():
    version = make_version(
        {"kind": "one", "label": "一", "options": ["はい", "いいえ"]}, is_used=False
    )
    add_question(version, 2, label="二", step=2, shown_if_question=1, shown_if_options="1")
    add_question(version, 3, label="三", step=3)
    form = Form(version, "ja")
    yes, no = (option.key for option in form.questions[0].options)
    first = form.questions[0].key

    def screens(answers: dict) -> list[list[int]]:
        return [[one.number for one in asked] for asked in form.by_step(answers).values()]

    assert screens({first: yes}) == [[1], [2], [3]]
    assert screens({first: no}) == [[1], [3]]
