"""What templates put between words is each language's own."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

TEMPLATE = Template("{% load core_tags %}A{% colon %}B{{ words|in_brackets }}C{% until %}D")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ja", "A：B（36）C～D"),
        ("ja-x-easy", "A：B（36）C～D"),
        ("zh-hans", "A：B（36）C～D"),
        ("ko", "A: B (36)C~D"),
        ("en", "A: B (36)C – D"),
        ("vi", "A: B (36)C – D"),
        ("tl", "A: B (36)C – D"),
    ],
)
def test_colons_brackets_and_ranges(language, expected):
    with override(language):
        assert TEMPLATE.render(Context({"words": "36"})) == expected


def test_there_are_no_empty_brackets():
    assert TEMPLATE.render(Context({"words": ""})) == "A：BC～D"


def test_what_stands_in_brackets_is_escaped():
    assert "（&lt;b&gt;）" in TEMPLATE.render(Context({"words": "<b>"}))


def test_readings_are_written_in_hiragana_for_those_who_learn():
    template = Template("{% load core_tags %}{{ name|hiragana }}")
    assert template.render(Context({"name": "ミライ テラコヤー・ヴ"})) == "みらい てらこやー・ゔ"
