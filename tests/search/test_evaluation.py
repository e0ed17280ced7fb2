"""How good the search is: measured over the demonstration, and what the measures mean."""

import io
from collections import Counter

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from search.evaluation.contestants import path_of, stock_wagtail
from search.evaluation.measure import (
    NEEDS,
    UNSEEN,
    WORDS,
    Case,
    Outcome,
    Score,
    cases,
    evaluate,
    grouped,
)
from search.management.commands import evaluate_search
from tests.search.targets import shortfalls

pytestmark = pytest.mark.both_databases


def outcome(find: str, found: str, never: str = "") -> Outcome:
    case = Case("exact", "語", "ja", tuple(find.split()), tuple(never.split()))
    return Outcome(case, tuple(found.split()))


class TestMeasures:
    @pytest.mark.parametrize(
        ("find", "found", "recall", "rank", "gain"),
        [
            ("a", "a b", 1, 1, 1),
            ("a", "b a", 1, 1 / 2, 0.631),
            ("a b", "b x a", 1, 1, 0.920),
            ("a b", "x b", 1 / 2, 1 / 2, 0.387),
            ("a", "b c", 0, 0, 0),
            ("a", "", 0, 0, 0),
            ("a", "1 2 3 4 5 6 7 8 9 10 a", 0, 1 / 11, 0),
        ],
    )
    def test_recall_rank_and_gain(self, find, found, recall, rank, gain):
        one = outcome(find, found)
        assert (one.recall, one.reciprocal_rank) == (recall, rank)
        assert one.gain == pytest.approx(gain, abs=0.001)

    def test_a_score_is_the_mean_over_queries_that_must_find_something(self):
        score = Score.of([outcome("a", "a"), outcome("a", "b"), outcome("", "b")])
        assert score == Score(2, 0.5, 0.5, 0.5, 0)

    def test_a_page_that_came_later_and_answers_as_well_may_be_first(self):
        one = Outcome(Case("exact", "語", "ja", ("a",), also=("b",)), ("b", "a"))
        assert (one.recall, one.reciprocal_rank) == (1, 1)
        assert Outcome(one.case, ("b",)).recall == 0

    def test_what_finds_nothing_at_all_is_counted(self):
        assert Score.of([outcome("a", "b"), outcome("a", "")]).in_vain == 0.5

    def test_lookalikes_count_in_the_first_five(self):
        assert outcome("", "1 2 3 4 x", "x").lookalikes == ["x"]
        assert outcome("", "1 2 3 4 5 x", "x").lookalikes == []


class TestQueries:
    def test_there_are_enough_of_each_kind_and_language(self):
        chosen = cases()
        kinds = Counter(case.kind for case in chosen)
        languages = Counter(case.language for case in chosen)
        assert len(chosen) >= 150
        assert len(kinds) == 15
        assert min(kinds.values()) >= 8
        assert set(languages) == {code for code, _name in settings.LANGUAGES}
        assert min(languages.values()) >= 6

    def test_there_are_as_many_needs_in_each_language(self):
        languages = Counter(case.language for case in cases(NEEDS))
        assert languages.total() >= 200
        assert set(languages) == {code for code, _name in settings.LANGUAGES}
        assert min(languages.values()) >= 6

    def test_none_is_asked_twice(self):
        asked = Counter(
            (case.ask, case.language) for case in [*cases(WORDS), *cases(NEEDS), *cases(UNSEEN)]
        )
        assert [words for words, times in asked.items() if times > 1] == []


@pytest.mark.usefixtures("demonstration", "db")
class TestDemonstration:
    def test_every_expected_page_is_there(self):
        there = {path_of(page) for page in Page.objects.live()}
        every = [*cases(WORDS), *cases(NEEDS), *cases(UNSEEN)]
        named = {path for case in every for path in (*case.find, *case.never, *case.also)}
        assert named <= there

    def test_the_database_reaches_the_targets(self, outcomes_of_database):
        assert shortfalls(outcomes_of_database) == []

    def test_it_is_better_than_stock_wagtail_in_every_kind(self, outcomes_of_database):
        with stock_wagtail() as search:
            outcomes_of_stock = evaluate(search, cases())
        ours, stock = grouped(outcomes_of_database), grouped(outcomes_of_stock)
        for kind in {case.kind for case in cases() if case.find}:
            better, other = Score.of(ours[kind]), Score.of(stock[kind])
            assert better.recall > other.recall, kind
            assert better.mrr > other.mrr, kind

    def test_the_command_prints_a_column_for_each_contestant(self, monkeypatch):
        """It asks a few queries here: one of each kind and of each language."""
        few = {case.kind: case for case in cases() if case.find}
        few |= {case.language: case for case in cases() if case.find}
        monkeypatch.setattr(evaluate_search, "cases", lambda queries: list(few.values()))
        output = io.StringIO()
        call_command("evaluate_search", "--misses", stdout=output)
        title, _blank, head, _rule, *rows = (
            output.getvalue().split("\nneeds\n")[0].strip().splitlines()
        )
        assert title == "words"
        assert head.endswith(
            f"| queries | ours, {connection.vendor} | stock Wagtail, {connection.vendor} |"
        )
        labels = [row.split(" | ")[0].strip("| ") for row in rows if row.startswith("|")]
        kinds = list(dict.fromkeys(case.kind for case in few.values()))
        assert labels[: len(kinds)] == kinds
        assert labels[-3] == "all"
        assert {"ja", "ja-x-easy", "en", "zh-hans", "ko", "vi", "tl"} <= set(labels)
