"""PDF from our own templates: tagged, in Japanese, fetching nothing from anywhere."""

import io
import sys

import pytest
from pypdf import PdfReader

from hub.core import pdf

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


def test_a_machine_without_pango_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert not pdf.is_available()
    with pytest.raises(pdf.Unavailable):
        pdf.make_pdf("page.html", {}, [])
