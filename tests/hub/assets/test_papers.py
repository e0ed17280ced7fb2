"""Documents from outside: what is taken, what is refused, whichever form they come through."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile

from hub.accounts.models import User
from hub.assets import papers
from hub.assets.models import HubDocument, HubImage
from hub.assets.papers import clean_paper
from tests.hub.assets.papers import (
    attachment,
    launch,
    office,
    pdf,
    script_at_opening,
    script_in_a_page,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def upload(content: bytes, name: str = "kiyaku.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("content", "name", "stored"),
    [
        (pdf(), "規約.pdf", "規約.pdf"),
        (pdf(3), "規約", "規約.pdf"),
        (pdf(), "../../etc/規約.exe", "規約.pdf"),
        (office("docx"), "規約.pdf", "規約.docx"),
        (office("xlsx"), "予算書.xlsx", "予算書.xlsx"),
        (pdf(), ".pdf", ".pdf.pdf"),
        (pdf(), "あ" * 300, "あ" * 80 + ".pdf"),
    ],
)
def test_taken_and_named_after_what_they_are(content, name, stored):
    file = clean_paper(upload(content, name))
    assert file.name == stored
    assert file.read() == content


RELATION = (
    '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/%s" Target="https://evil.example/x" TargetMode="External"/></Relationships>'
)
SETTINGS = "word/_rels/settings.xml.rels"


def naming(kind: str, encoding: str = "utf-8") -> bytes:
    """Return a Word file that names something on the web."""
    return office("docx", **{SETTINGS: (RELATION % kind).encode(encoding)})


def field(*runs: str) -> bytes:
    """Return a Word file with a field whose instruction is spread over `runs`."""
    words = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    return office("docx", **{"word/header1.xml": FIELD % words.encode()})


FIELD = b'<w:hdr xmlns:w="w"><w:fldChar/>%s<w:fldChar/></w:hdr>'
ENTITY = b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'
DDE_LINK = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
HOSTILE = {
    "a field that starts a program": field(' DDEAUTO c:\\x.exe "/c calc" '),
    "the same, in pieces": field("D", "DE", "AUTO c:\\x.exe"),
    "the same, in short": office(
        "docx", **{"word/a.xml": b'<w:fldSimple xmlns:w="w" w:instr="dde cmd x"/>'}
    ),
    "a table that starts a program": office("xlsx", **{"xl/externalLinks/a.xml": DDE_LINK}),
    "words that stand for a file": office("docx", **{"word/a.xml": ENTITY}),
    "the same, written in two bytes": office(
        "docx", **{"word/a.xml": ENTITY.decode().encode("utf-16")}
    ),
    "a part that cannot be read": office("docx", **{"word/a.xml": b"<w:p>"}),
    "a template fetched from elsewhere": naming("attachedTemplate"),
    "the same template, written in two bytes": naming("attachedTemplate", "utf-16"),
    "an object fetched from elsewhere": naming("oleObject"),
    "a picture fetched from elsewhere": naming("image"),
    "relations that cannot be read": office("docx", **{SETTINGS: b"<Relationships"}),
    "a page of HTML": b"<html><script>alert(1)</script>",
    "a picture with a script": SVG,
    "nothing": b"",
    "a program": b"MZ\x90\x00",
    "a broken PDF": b"%PDF-1.7\nthis is none",
    "the half of a PDF": pdf()[:120],
    "a PDF without pages": pdf(0),
    "a locked PDF": pdf(password="x"),
    "a script that runs when it is opened": pdf(change=script_at_opening),
    "a script in a page": pdf(change=script_in_a_page),
    "a file within": pdf(change=attachment),
    "a program to start": pdf(change=launch),
    "an archive": office("docx").replace(b"word/document.xml", b"some/thing_els.xml"),
    "slides": office("pptx"),
    "macros": office("docx", **{"word/vbaProject.bin": b"x"}),
    "an object within": office("xlsx", **{"xl/embeddings/oleObject1.bin": b"x"}),
    "a part outside": office("docx", **{"../../evil": b"x"}),
    "half an archive": office("docx")[:60],
    "HTML behind the sign of a PDF": b"%PDF-<script>alert(1)</script>",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_refused_with_a_reason(content):
    with pytest.raises(ValidationError) as refusal:
        clean_paper(upload(content))
    assert len(str(refusal.value.messages[0])) > 10


def test_fields_that_start_nothing_are_taken():
    paper = field(' HYPERLINK "https://example.jp/dde" ', "PAGE")
    assert clean_paper(upload(paper, "規約.docx")).name == "規約.docx"


def test_links_in_a_document_are_links():
    assert clean_paper(upload(naming("hyperlink"), "規約.docx")).name == "規約.docx"


def test_too_much_is_refused(monkeypatch):
    with pytest.raises(ValidationError):
        clean_paper(upload(office("docx", **{"word/a.xml": b"0" * (papers.MAX_UNPACKED + 1)})))
    monkeypatch.setattr(papers, "MAX_PAGES", 2)
    with pytest.raises(ValidationError):
        clean_paper(upload(pdf(3)))
    monkeypatch.setattr(papers, "MAX_OBJECTS", 2)
    with pytest.raises(ValidationError):
        clean_paper(upload(pdf()))
    monkeypatch.setattr(papers, "LARGEST", 100)
    with pytest.raises(ValidationError):
        clean_paper(upload(pdf()))


# The admin's own forms


@pytest.fixture
def admin(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = Client()
    client.force_login(User.objects.create_superuser("root", "root@example.jp", "x"))
    return client


@pytest.mark.parametrize(
    ("content", "name", "taken"),
    [
        (pdf(), "kiyaku.pdf", True),
        (office("docx"), "kiyaku.docx", True),
        (office("pptx"), "slides.pptx", True),
        ("名前,電話\n".encode("cp932"), "list.csv", True),
        ("名前".encode(), "note.txt", True),
        (SVG, "picture.svg", False),
        (SVG, "kiyaku.pdf", False),
        (office("docx"), "kiyaku.pdf", False),
        (b"\x00\x01\x02", "list.csv", False),
        (pdf(change=script_at_opening), "kiyaku.pdf", False),
        (office("docx", **{"word/vbaProject.bin": b"x"}), "kiyaku.docx", False),
        (b"<html>", "page.html", False),
    ],
)
@pytest.mark.parametrize("form", ["one", "many"])
def test_documents_in_the_admin(admin, content, name, taken, form):
    if form == "one":
        data = {"title": "書類", "file": upload(content, name), "licence": "hub", "collection": "1"}
        admin.post(reverse("wagtaildocs:add"), data)
    else:
        data = {"title": "書類", "files[]": upload(content, name), "collection": "1"}
        admin.post(
            reverse("wagtaildocs:add_multiple"),
            data,
            headers={"X-Requested-With": "XMLHttpRequest"},
        )
    # Of many, each waits for its licence before it enters the library.
    assert (HubDocument.objects.exists() or UploadedFile.objects.exists()) == taken


@pytest.mark.parametrize("name", ["picture.svg", "picture.png", "picture.jpg"])
@pytest.mark.parametrize("form", ["one", "many"])
def test_svg_is_no_picture_in_the_admin(admin, name, form):
    if form == "one":
        data = {"title": "絵", "file": upload(SVG, name), "licence": "hub", "collection": "1"}
        admin.post(reverse("wagtailimages:add"), data)
    else:
        admin.post(
            reverse("wagtailimages:add_multiple"),
            {"title": "絵", "files[]": upload(SVG, name), "collection": "1"},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )
    assert not HubImage.objects.exists()
    assert not UploadedFile.objects.exists()
