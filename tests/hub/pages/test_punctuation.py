"""What templates put between words is each language's own."""

import re

import pytest
from django.template import Context, Template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import override

from hub.pages.templatetags.core_tags import upright_digits, with_phones

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


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("電話 029-232-9151", ["029-232-9151"]),
        (mark_safe("<p>0120-000-000、090-0000-0000</p>"), ["0120-000-000", "090-0000-0000"]),
        (mark_safe('<a href="tel:029-232-9151">029-232-9151</a>'), ["029-232-9151"]),
        (mark_safe('<img alt="029-232-9151">'), []),
        ("〒310-8610、2026-04-01、D-0001、1029-232-91510", []),
        ("<script>029-232-9151", ["029-232-9151"]),
    ],
)
def test_a_phone_dials_the_numbers_that_a_text_names(text, dialled):
    markup = with_phones(text)
    assert re.findall(r'<a href="tel:([^"]+)">\1</a>', markup) == dialled
    assert markup.count("<a") == len(dialled)
    assert "<script>" not in markup


@pytest.mark.parametrize(
    ("text", "upright"),
    [
        ("川辺の30年", ["30"]),
        ("3つの12月", ["3", "12"]),
        ("2026年", []),
        ("1,000人と10-12時", []),
        ("本当!?", ["!?"]),
        ("'A' & 5人", ["5"]),
    ],
)
def test_short_numbers_stand_upright_in_a_vertical_line(text, upright):
    html = upright_digits(text)
    assert re.findall(r'<span class="upright">(.*?)</span>', html) == upright
    assert re.sub(r"</?span[^>]*>", "", html) == str(conditional_escape(text))
