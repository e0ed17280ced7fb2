"""Files are found by their text, with the page that offers them, while that page is public."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile

from assets.models import HubDocument
from core import pdf
from search.engine import search
from search.files import read_file
from search.updates import follow

WORD = """<?xml version="1.0"?><w:document
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
 <w:p><w:r><w:t>提案書の</w:t></w:r><w:r><w:t>書きかた</w:t></w:r></w:p></w:body></w:document>"""


def docx(xml: str = WORD) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", xml)
    return buffer.getvalue()


def titles(text: str) -> list[str]:
    return [hit.title for hit in search(text, "ja")[0:9]]


@pytest.fixture
def offered(hub, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def offer(name: str, content: bytes):
        document = HubDocument.objects.create(title="様式", file=ContentFile(content, name))
        body = [{"type": "download", "value": {"document": document.pk, "description": ""}}]
        page = hub._add(hub.home, type(hub.page("仮", "文")), "申請のしかた", "", body=body)
        page.save_revision().publish()
        read_file.func(document.pk)
        follow()
        return page

    return offer


@pytest.fixture
def pdf_bytes(settings):
    templates = {"page.html": "<html lang='ja'><title>x</title><p>協働協定書のひな形</p></html>"}
    loader = ("django.template.loaders.locmem.Loader", templates)
    backend = "django.template.backends.django.DjangoTemplates"
    before = settings.TEMPLATES
    settings.TEMPLATES = [{"BACKEND": backend, "OPTIONS": {"loaders": [loader]}}]
    content = pdf.make_pdf("page.html", {}, [])
    settings.TEMPLATES = before
    return content


def test_a_page_is_found_by_the_text_of_its_files(offered, pdf_bytes):
    page = offered("form.pdf", pdf_bytes)
    assert titles("協定書") == ["申請のしかた"]
    page.unpublish()
    follow()
    assert titles("協定書") == []


def test_word_files_too(offered):
    offered("form.docx", docx())
    assert titles("提案書の書きかた") == ["申請のしかた"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.pdf", b"no pdf"),
        ("x.pdf", b""),
        ("x.docx", b"PK no zip"),
        ("x.docx", docx("<broken")),
        ("x.docx", docx("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
        ("x.txt", b"text"),
    ],
)
def test_what_cannot_be_read_has_no_text(offered, name, content):
    page = offered(name, content)
    assert titles("申請") == [page.title]
