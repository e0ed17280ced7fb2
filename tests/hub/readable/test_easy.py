"""What makes a Japanese sentence hard: found at its place, and little else."""

import io
import json
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command

from hub.readable.easy.checker import check
from hub.readable.easy.findings import Kind

HERE = Path(__file__).parent
PRECISION, RECALL = 0.9, 0.8


def labelled(name: str) -> list[tuple[str, list[tuple[str, int, int]]]]:
    """Return the sentences of a file with what was found in them by hand."""
    rows = []
    for line in (HERE / name).read_text("utf-8").splitlines():
        sentence, labels = line.split("\t")
        places = []
        for label in labels.split():
            kind, words = label.split("=", 1)
            start = sentence.index(words)
            places.append((kind, start, start + len(words)))
        rows.append((sentence, places))
    return rows


def counts(name: str) -> Counter:
    """Return how many findings are right, wrong and missing: same kind, on a common place."""
    found = Counter()
    for sentence, expected in labelled(name):
        rest = check(sentence)
        for kind, start, end in expected:
            hit = next(
                (one for one in rest if one.kind == kind and one.start < end and start < one.end),
                None,
            )
            found["right" if hit else "missing"] += 1
            if hit:
                rest.remove(hit)
        found["wrong"] += len(rest)
    return found


@pytest.mark.parametrize("name", ["easy_labelled.tsv", "easy_held_out.tsv"])
def test_nine_of_ten_findings_are_right_and_eight_of_ten_are_found(name):
    found = counts(name)
    assert found["right"] / (found["right"] + found["wrong"]) >= PRECISION
    assert found["right"] / (found["right"] + found["missing"]) >= RECALL


def test_every_kind_is_labelled():
    labels = labelled("easy_labelled.tsv")
    assert len(labels) >= 120
    assert {kind for _sentence, places in labels for kind, *_place in places} == set(Kind)


def kinds(text: str) -> dict[str, str]:
    return {one.kind.value: one.suggestion for one in check(text)}


@pytest.mark.parametrize(
    ("text", "kind", "suggestion"),
    [
        ("令和7年です。", "wareki", "2025年"),
        ("平成元年です。", "wareki", "1989年"),
        ("昭和五十二年です。", "wareki", "1977年"),
        ("R7年です。", "wareki", "2025年"),
        ("13時30分に来て。", "time24", "午後1時30分"),
        ("17:00に来て。", "time24", "午後5時"),
        ("8/15です。", "slash_date", "8月15日"),
        ("2026/8/5です。", "slash_date", "2026年8月5日"),
        ("車はご遠慮ください。", "honorific", "しないでください"),
        ("山と川、及び海。", "official_join", "と"),
        ("水分補給をします。", "hard_word", "水をのむ"),
    ],
)
def test_a_better_wording_is_said_where_one_is_known(text, kind, suggestion):
    assert kinds(text)[kind] == suggestion


@pytest.mark.parametrize(
    "text",
    [
        "市役所へ来てください。",
        "行かなければなりません。",
        "24時間いつでも電話できます。",
        "ここから山が見られます。",
        "係の人に知らせてください。",
        "お茶を飲みます。",
        "午後3時に始まります。",
        "12時に終わります。",
        "",
        "。。。",
        "\n\n",
        "ABC 123 😀\x00",
    ],
)
def test_an_easy_text_has_no_finding(text):
    assert check(text) == []


def test_places_are_those_of_the_whole_text():
    text = "来てください。\n令和7年です。"
    (found,) = check(text)
    assert text[found.start : found.end] == "令和7年"


def test_what_the_glossary_explains_is_not_hard():
    assert "hard_word" in kinds("避難所へ行きます。")
    assert "hard_word" not in {one.kind for one in check("避難所へ行きます。", {"避難所"})}


def test_the_length_of_a_sentence_counts_not_that_of_the_text():
    assert check("行きます。" * 20) == []
    assert "long" in kinds("山" + "や山" * 20)


def test_the_command_prints_a_list_for_each_line(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("8/15です。\n\nはい。\n"))
    out = io.StringIO()
    call_command("check_easy", stdout=out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert lines == [
        [{"kind": "slash_date", "start": 0, "end": 4, "suggestion": "8月15日"}],
        [],
        [],
    ]
