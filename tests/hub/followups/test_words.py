"""What the public reads of a promise: the office, a day, never a person (CITY 7)."""

from datetime import date

import pytest
from django.conf import settings
from django.utils import translation

from hub.followups import kinds, services
from hub.followups.models import FollowUp
from hub.followups.words import said_of
from hub.followups.workflow import ANSWERS, OPEN, SETTLED, State, may
from tests.hub.followups.conftest import DUE, HEAD, PERSON, at

pytestmark = pytest.mark.django_db
HEARD, SHOWN = date(2026, 12, 21), date(2026, 12, 28)
TWO_MONTHS_LATER = date(2027, 2, 15)


def words(followup: FollowUp, day: date) -> str:
    followup.refresh_from_db()
    return said_of(followup, day).words


def let_pass(days: list[date]) -> None:
    """Let the clock run on these days."""
    for day in days:
        services.ask_all(at(day))


@pytest.mark.parametrize("answer", State)
@pytest.mark.parametrize("state", State)
def test_each_answer_is_allowed_or_refused_with_words(state, answer):
    possible = may(answer, state)
    assert bool(possible) == (answer in ANSWERS[state])
    assert possible or str(possible.reason)


def test_what_was_promised_never_becomes_a_mere_promise_again():
    assert all(State.PROMISED not in answers for answers in ANSWERS.values())
    assert set(State) == OPEN | SETTLED


def test_an_unanswered_promise_is_seen_two_months_later_in_the_right_words(promise):
    assert words(promise, DUE) == "約束しました（12月14日（月）まで）"
    let_pass([DUE])
    assert words(promise, date(2026, 12, 15)) == "担当課で確認中です（12月28日（月）まで）"
    let_pass([HEARD])
    assert words(promise, date(2026, 12, 27)) == "担当課で確認中です（12月28日（月）まで）"
    assert words(promise, SHOWN) == "予定より遅れています。"
    assert words(promise, TWO_MONTHS_LATER) == "予定より遅れています。"
    assert said_of(promise, TWO_MONTHS_LATER).is_late


def test_the_head_writes_one_sentence_before_it_shows(promise):
    let_pass([DUE, HEARD])
    services.explain(
        promise.pk, HEAD, HEARD, reason="木材が届かないため", new_day=date(2027, 1, 20)
    )
    promise.refresh_from_db()
    said = said_of(promise, SHOWN)
    assert (said.words, said.label, said.sentence) == (
        "予定より遅れています。 新しい予定：2027年1月20日（水）",
        "理由",
        "木材が届かないため",
    )


def test_a_head_who_was_warned_late_leaves_the_public_seven_days_later(promise):
    let_pass([date(2027, 2, 1)])
    assert words(promise, date(2027, 2, 7)) == "担当課で確認中です（2月8日（月）まで）"
    assert words(promise, date(2027, 2, 8)) == "予定より遅れています。"


@pytest.mark.parametrize("day", [DUE, TWO_MONTHS_LATER])
def test_a_day_that_was_not_announced_is_never_read(promise, day):
    FollowUp.objects.update(is_announced=False)
    let_pass([DUE, HEARD])
    said = words(promise, day)
    assert said in ("約束しました", "担当課で確認中です")
    assert not said_of(promise, day).is_late


def test_lateness_that_is_kept_inside_is_not_read_outside(promise, monkeypatch):
    kind = kinds.Kind("text", "text", "home.ContentPage", lateness="events")  # off in a new hub
    monkeypatch.setattr(kinds, "_kinds", {"text": kind})
    let_pass([DUE, HEARD])
    assert words(promise, TWO_MONTHS_LATER) == "担当課で確認中です"


def test_without_a_warning_it_is_never_called_late(promise):
    assert words(promise, TWO_MONTHS_LATER) == "担当課で確認中です"


def test_what_came_of_it_stands_in_the_words_of_the_office(promise):
    services.answer(
        promise.pk,
        PERSON,
        at(DUE),
        state=State.PARTLY,
        what_happened="二つ直しました。",
        evidence="https://example.jp/bench",
    )
    promise.refresh_from_db()
    said = said_of(promise, TWO_MONTHS_LATER)
    assert (said.words, said.sentence, said.is_settled) == (
        "一部できました",
        "二つ直しました。",
        True,
    )


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_the_words_name_an_office_and_a_day_in_every_language(promise, language):
    let_pass([DUE, HEARD])
    promise.refresh_from_db()
    with translation.override(language):
        before, late = said_of(promise, HEARD).words, said_of(promise, SHOWN).words
    assert "28" in before
    assert before != late
    assert language == "en" or "looking" not in before
    assert not any(address in before + late for address in (PERSON, HEAD))
