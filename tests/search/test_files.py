"""Files are found by their text, with the page that offers them, while both are public."""

import io
import time
import zipfile
import zlib

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult
from openpyxl import Workbook
from pypdf import PdfReader, PdfWriter
from wagtail.models import Collection, CollectionViewRestriction

from hub.assets.models import HubDocument
from hub.core import bounded, pdf
from search import file_texts, files
from search.engine import search
from search.extraction import MAX_PAGES, MAX_XML
from search.file_texts import text_of
from search.models import FileText
from search.updates import follow

WORD = """<?xml version="1.0"?><w:document
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
 <w:p><w:r><w:t>提案書の</w:t></w:r><w:r><w:t>書きかた</w:t></w:r></w:p></w:body></w:document>"""
LAUGHS = "<!DOCTYPE a [<!ENTITY b0 'ha'>{}]><a>&b20;</a>".format(
    "".join(f"<!ENTITY b{n} '{f'&b{n - 1};' * 10}'>" for n in range(1, 21))
)


def docx(xml: str | bytes = WORD) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return buffer.getvalue()


def pdf_with_stream(data: bytes, pages: int = 1) -> bytes:
    """Return a PDF whose pages all have one compressed content stream, without a table of objects."""
    stream = zlib.compress(data)
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    page = b"<</Type/Page/Parent 2 0 R/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[0 0 99 99]>>".encode(),
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
        *[page] * pages,
    ]
    content = b"%PDF-1.4\n"
    for number, each in enumerate(objects, 1):
        content += b"%d 0 obj%s endobj\n" % (number, each)
    return content + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"


def titles(text: str) -> list[str]:
    return [hit.title for hit in search(text, "ja")[0:9]]


def work() -> None:
    """What the worker does with what waits."""
    follow()
    for waiting in DBTaskResult.objects.ready().order_by("enqueued_at"):
        result = waiting.task_result
        result.task.call(*result.args, **result.kwargs)
        waiting.set_successful(None)
        task_finished.send(sender=type(result.task.get_backend()), task_result=result)
    follow()


@pytest.fixture
def kept(hub, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def keep(name: str, content: bytes) -> HubDocument:
        return HubDocument.objects.create(title="様式", file=ContentFile(content, name))

    return keep


@pytest.fixture
def offered(hub, kept):
    def offer(name: str, content: bytes):
        document = kept(name, content)
        body = [{"type": "download", "value": {"document": document.pk, "description": ""}}]
        page = hub.page("申請のしかた", body=body)
        page.save_revision().publish()
        work()
        return page

    return offer


def lines_pdf(pages: int) -> bytes:
    html = "<html lang='ja'><title>x</title>{}".format(
        "".join(
            f"<p style='break-after: page'>協働協定書のひな形 第{n}頁</p>" for n in range(pages)
        )
    )
    return pdf.html_to_pdf(html, [])


def encrypted(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_a_page_is_found_by_the_text_of_its_files(offered):
    page = offered("form.pdf", lines_pdf(1))
    assert titles("協定書") == ["申請のしかた"]
    page.unpublish()
    follow()
    assert titles("協定書") == []


def office(name: str, xml: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return buffer.getvalue()


def workbook(*cells: str) -> bytes:
    book, buffer = Workbook(), io.BytesIO()
    for cell in cells:
        book.active.append([cell])
    book.save(buffer)
    return buffer.getvalue()


SLIDE = """<p:sld xmlns:p="p" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
 <a:p><a:r><a:t>提案の</a:t></a:r><a:r><a:t>見せ方</a:t></a:r></a:p></p:sld>"""
SHARED = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
 <si><t>備品台帳</t><rPh><t>ビヒンダイチョウ</t></rPh></si></sst>"""


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("forms.xlsx", workbook("収支予算書", "発電機"), "収支予算書\n発電機"),
        ("forms.xlsx", office("xl/sharedStrings.xml", SHARED), "備品台帳"),
        ("slides.pptx", office("ppt/slides/slide1.xml", SLIDE), "提案の見せ方"),
    ],
)
def test_tables_and_slides_too(kept, name, content, text):
    assert text_of(kept(name, content)).strip() == text


def test_a_word_that_a_line_of_a_pdf_ends_within_is_whole(kept):
    html = "<html lang='ja'><title>x</title><p style='inline-size: 4em'>可搬型発電機の備品一覧</p>"
    text = text_of(kept("narrow.pdf", pdf.html_to_pdf(html, [])))
    assert "発電機の備品一覧" in text


def test_files_of_which_no_text_is_known_are_read_in_the_night(kept):
    document = kept("forms.xlsx", workbook("収支予算書"))
    DBTaskResult.objects.all().delete()
    FileText.objects.create(document=document, text="")
    call_command("check_search", verbosity=0)
    work()
    assert FileText.objects.get().text.strip() == "収支予算書"
    DBTaskResult.objects.all().delete()
    call_command("check_search", verbosity=0)
    assert not DBTaskResult.objects.exists()


def test_word_files_too(offered):
    offered("form.docx", docx())
    assert titles("提案書の書きかた") == ["申請のしかた"]


def test_a_file_that_a_page_no_longer_offers_finds_it_no_more(offered):
    page = offered("form.docx", docx())
    page.body = []
    page.save_revision().publish()
    work()
    assert titles("提案書の書きかた") == []


def test_no_request_reads_a_file(kept, monkeypatch):
    monkeypatch.setattr(files, "text_of", lambda document: 1 / 0)
    kept("form.docx", docx())
    assert not FileText.objects.exists()


def test_files_of_a_restricted_collection_find_nothing(offered):
    offered("form.docx", docx())
    collection = Collection.get_first_root_node().add_child(name="職員")
    HubDocument.objects.update(collection=collection)
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    follow()
    assert titles("提案書の書きかた") == []
    restriction.delete()
    follow()
    assert titles("提案書の書きかた") == ["申請のしかた"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.pdf", b"no pdf"),
        ("x.pdf", b""),
        ("x.pdf", pdf_with_stream(b"0 " * 60_000_000)),
        ("x.docx", b"PK no zip"),
        ("x.docx", docx("<broken")),
        ("x.docx", docx("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
        ("x.docx", docx(LAUGHS)),
        ("x.docx", docx(b" " * (MAX_XML + 1))),
        ("x.docx", docx("<a>" * 200_000)),
        ("x.txt", b"text"),
        ("x", b"text"),
    ],
    ids=range(11),
)
def test_hostile_files_have_no_text_and_take_no_time(kept, name, content):
    started = time.monotonic()
    assert text_of(kept(name, content)) == ""
    assert time.monotonic() - started < bounded.MAX_SECONDS


def test_an_encrypted_file_has_no_text(kept):
    assert text_of(kept("x.pdf", encrypted(lines_pdf(1)))) == ""


def test_of_a_thick_book_the_first_pages_are_read(kept):
    thick = pdf_with_stream(b"BT /F 9 Tf (page) Tj ET", pages=500)
    assert text_of(kept("x.pdf", thick)).splitlines() == ["page"] * MAX_PAGES


@pytest.mark.parametrize(
    "program",
    ["while True: pass", "import time; time.sleep(60)", "x = 'x' * 10**12", "raise SystemExit(3)"],
)
def test_a_reader_that_fails_or_hangs_is_ended(kept, tmp_path, monkeypatch, program):
    path = tmp_path / "reader.py"
    path.write_text(program)
    monkeypatch.setattr(file_texts, "PROGRAM", str(path))
    monkeypatch.setattr(bounded, "MAX_SECONDS", 1)
    assert text_of(kept("form.docx", docx())) == ""


def test_a_file_that_is_gone_has_no_text(kept):
    document = kept("form.docx", docx())
    document.file.storage.delete(document.file.name)
    assert text_of(document) == ""
