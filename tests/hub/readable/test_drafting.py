"""A draft in easy Japanese: what it dares to change, and what it leaves to a person."""

import io
import json

import pytest
from django.core.management import call_command

from hub.readable.easy.drafting import draft
from hub.readable.easy.findings import Kind


@pytest.mark.parametrize(
    ("japanese", "easy"),
    [
        ("令和8年8月15日に開きます。", "2026年8月15日に開きます。"),
        ("13時30分に集まります。", "午後1時30分に集まります。"),
        ("8/15に来ます。", "8月15日に来ます。"),
        ("8/15〜8/20に開きます。", "8月15日から8月20日まで開きます。"),
        ("受付は10時〜12時です。", "受付は10時から12時までです。"),
        ("受付は10時〜12時までです。", "受付は10時から12時までです。"),
        ("月曜〜金曜に開きます。", "月曜から金曜まで開きます。"),
        ("会費は無料でございます。", "会費は無料です。"),
        ("質問がございましたら聞いてください。", "質問がありましたら聞いてください。"),
        ("よろしくお願い申し上げます。", "よろしくお願いします。"),
        ("結果をお知らせいたします。", "結果をお知らせします。"),
        ("調査はいたしません。", "調査はしません。"),
        ("費用につきましては、聞いてください。", "費用は、聞いてください。"),
        ("市役所にて受け付けます。", "市役所で受け付けます。"),
        ("会場内での飲食はご遠慮ください。", "会場内での飲食はしないでください。"),
        (
            "この行事は毎年の春に川の近くの広場で開いていますが、ことしは雨が多いので秋に開くことにします。",
            "この行事は毎年の春に川の近くの広場で開いています。でも、ことしは雨が多いので秋に開くことにします。",
        ),
    ],
)
def test_what_is_sure_is_changed(japanese, easy):
    assert draft(japanese).text == easy


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "きょうは晴れです。",
        "申請書を提出する。",  # a better wording may be another kind of word
        "10〜12時です。",  # ten what?
        "ご来場くださいますよう。",
        "短いですが、わかります。",
        "「この行事は毎年の春に開いていますが、ことしは雨が多いので秋に開きます」と、会の人が話しました。",
        '<a id="a1">ここ</a>を見ます。',
    ],
)
def test_what_is_not_sure_is_left(text):
    made = draft(text)
    assert (made.text, made.done) == (text, ())


def test_it_tells_what_it_changed_and_what_is_hard_still():
    made = draft("令和8年に申請書をご提出ください。")
    assert [(one.before, one.after) for one in made.done] == [
        ("ご提出ください", "提出してください"),
        ("令和8年", "2026年"),
    ]
    assert Kind.HARD_WORD in {one.kind for one in made.left}
    assert all(made.text[one.start : one.end] for one in made.left)


@pytest.mark.parametrize(
    "text", ["\x00", "😀" * 500, "〜" * 500, "1" * 5000 + "時〜2時", "が、" * 400]
)
def test_any_text_has_a_draft(text):
    assert draft(text).text


def test_a_draft_of_a_draft_is_the_same():
    text = "令和8年8月15日の13時〜15時に、説明会を開催いたしますので、ぜひご参加ください。"
    once = draft(text).text
    assert draft(once).text == once


def test_the_command_drafts_line_by_line(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("8/15に来ます。\nはい。\n"))
    out = io.StringIO()
    call_command("draft_easy", stdout=out)
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert (first["text"], first["done"]) == ("8月15日に来ます。", [["8/15", "8月15日"]])
    assert (second["text"], second["done"], second["left"]) == ("はい。", [], [])
