"""PDF from our own templates: tagged, in Japanese, fetching nothing from anywhere."""

import io
import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from hub.core import fonts, pdf
from hub.core.fonts import drawn, undrawn
from hub.text.letters import UNSEEN

_UNSHOWN = re.compile(f"[{UNSEEN}]")
REST_OF_EMOJI = {
    *"\ufe0e\ufe0f\u200d\u20e3",
    *map(chr, range(0x1F3FB, 0x1F400)),
    *map(chr, range(0xE0020, 0xE0080)),
}

TEMPLATES = [
    (
        "django.template.loaders.locmem.Loader",
        {
            "page.html": "<html lang='ja'><title>ちらし</title><h1>{{ name }}</h1>"
            "<img alt='地図' src='{{ address }}'></html>"
        },
    )
]


@pytest.fixture
def templates(settings):
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": TEMPLATES},
        }
    ]


def test_a_pdf_is_tagged_and_holds_the_text(templates):
    content = pdf.make_pdf("page.html", {"name": "かわべクラブ"}, [])
    reader = PdfReader(io.BytesIO(content))
    assert "かわべクラブ" in reader.pages[0].extract_text()
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "ja"


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/a.png", "file:///etc/hostname"])
def test_nothing_is_fetched(templates, address, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("fetched")

    monkeypatch.setattr("urllib.request.OpenerDirector.open", refuse)
    assert pdf.make_pdf("page.html", {"name": "x", "address": address}, [])


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("会です。\ue000", "会です。"),
        ("葛\U000e0100城 ♪ ㈱ 髙 𠮷", "葛城 ♪ ㈱ 髙 𠮷"),
        ("a\ue001\ufe0fb", "ab"),
    ],
)
def test_what_no_font_draws_is_left_out_and_told(text, printed):
    assert _UNSHOWN.sub("", drawn(text)) == printed
    assert drawn(drawn(text)) == drawn(text)
    assert undrawn(drawn(text)) == ()
    assert bool(undrawn(text)) == (_UNSHOWN.sub("", text) != printed)
    content = pdf.html_to_pdf(f"<html lang='ja'><title>x</title><p>{text}</p></html>", [])
    assert content.startswith(b"%PDF")


def test_an_emoji_is_left_out_and_told_where_only_letters_have_a_font(monkeypatch):
    monkeypatch.setattr(fonts, "_covered", lambda: ([0x20, 0x3000], [0x2FFF, 0x9FFF]))
    text = "ボランティアの会です。🎉👨‍👩‍👧😊🏽"
    assert drawn(text) == "ボランティアの会です。"
    assert set(undrawn(text)) >= {"🎉", "😊"}


@settings(deadline=None)
@given(st.text(max_size=30))
def test_every_character_is_drawn_or_told(text):
    kept = drawn(text)
    assert undrawn(kept) == ()
    assert set(text) - set(kept) <= {*undrawn(text), *REST_OF_EMOJI}


def test_without_fontconfig_nothing_is_left_out(monkeypatch):
    monkeypatch.setattr(fonts, "_covered", lambda: ([], []))
    assert drawn("会\ue000") == "会\ue000"


def test_a_machine_without_pango_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert not pdf.is_available()
    with pytest.raises(pdf.Unavailable):
        pdf.make_pdf("page.html", {}, [])
