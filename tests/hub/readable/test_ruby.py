"""Readings in HTML: in the running Japanese text of a page, and nowhere else."""

import re

import pytest

from hub.readable.furigana.reader import Reader
from hub.readable.grades import kanji_up_to
from hub.readable.ruby import is_japanese, language_of, marked_up, with_readings

READER = Reader()
RUBY = '<ruby>市民<rt aria-hidden="true">しみん</rt></ruby>'


def shown(body: str) -> str:
    """Return the body of a page after its readings came in."""
    html = (
        f'<html lang="ja"><head><title>市民</title></head><body class="市民">{body}</body></html>'
    )
    made = with_readings(html, lambda text: marked_up(READER, frozenset(), text))
    assert made.startswith(html[: html.index("<body")])
    body = made.partition('<body class="市民">')[2].removesuffix("</body></html>")
    return body.replace("<hub-text>", "").replace("</hub-text>", "")


@pytest.mark.parametrize(
    "body",
    [
        "市民",
        "<p>市民</p>",
        '<p lang="ja">市民</p>',
        '<p lang="ja-x-easy">市民</p>',
        '<p title="市民" data-lang="en">市民</p>',
        "<p>a &amp; 市民 &lt;</p>",
        '<a href="?a=1&gt=2" title="1 > 0">市民</a>',
        "<script>市民</script><p>市民</p>",
        "<!-- <p> --><p>市民</p>",
        '<p lang="en">市民 <b>市民</b></p>市民',
        "<span aria-hidden='true'><span>市民</span>市民</span>市民",
        '<svg><use href="#a"/><text>市民</text></svg>市民',
    ],
)
def test_a_text_has_readings(body):
    assert shown(body).count(RUBY) == 1
    assert re.sub("<ruby>(.*?)<rt.*?</rt></ruby>", r"\1", shown(body)) == body


@pytest.mark.parametrize(
    "body",
    [
        "<ruby>市民<rt>いちみん</rt></ruby>",
        "<script>const a = '<p>市民</p>'</script>",
        "<style>/* 市民 */</style>",
        "<code>市民</code>",
        "<pre>市民</pre>",
        "<textarea>市民</textarea>",
        "<select><option>市民</option></select>",
        "<svg><title>市民</title></svg>",
        "<template>市民</template>",
        '<p lang="zh-hans">市民</p>',
        '<p lang="en">市民 <em>市民</em> 市民</p>',
        '<p class="a visually-hidden">市民</p>',
        '<p aria-hidden="true">市民</p>',
        "<div contenteditable>市民</div>",
        '<img alt="市民"><input value="市民" placeholder="市民">',
        "<!-- 市民 -->",
        "しみん ABC 12",
    ],
)
def test_what_is_no_running_japanese_stays_as_it_is(body):
    assert shown(body) == body


@pytest.mark.parametrize(
    "body", ["<p", "<", "市民<", "</p></p>市民", '<a title="市民', "<p><!-- 市民"]
)
def test_broken_html_loses_nothing(body):
    assert re.sub("<ruby>(.*?)<rt.*?</rt></ruby>", r"\1", shown(body)) == body or "<" in body


def test_an_answer_that_is_no_page_stays_as_it_is():
    assert with_readings("<p>市民</p>", str.upper) == "<p>市民</p>"


def test_a_text_stays_one_box_beside_others():
    assert marked_up(READER, frozenset(), "市民の山") == (
        f'<hub-text>{RUBY}の<ruby>山<rt aria-hidden="true">やま</rt></ruby></hub-text>'
    )
    assert marked_up(READER, kanji_up_to(6), "市民の山") == "市民の山"


def test_kanji_that_a_grade_has_learnt_stand_bare():
    read = {
        grade: marked_up(READER, kanji_up_to(grade), "山の市民と協力") for grade in (0, 1, 4, 6)
    }
    assert [text.count("<ruby>") for text in read.values()] == [3, 2, 0, 0]
    assert marked_up(READER, kanji_up_to(6), "避難所").count("<ruby>") == 1
    assert len(kanji_up_to(6)) == 1026
    assert not kanji_up_to(0)


@pytest.mark.parametrize(
    ("html", "language", "japanese"),
    [
        ('<!doctype html>\n<html lang="ja">', "ja", True),
        ('<html class="a" lang="ja-x-easy">', "ja-x-easy", True),
        ("<html lang=vi>", "vi", False),
        ("<html>", "", False),
        ('<p lang="ja">', "", False),
        ('<html lang="jam">', "jam", False),
    ],
)
def test_the_language_of_a_page(html, language, japanese):
    assert language_of(html) == language
    assert is_japanese(language) == japanese
