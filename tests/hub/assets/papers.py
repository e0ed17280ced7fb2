"""Documents as people send them, and as attackers do."""

import io
import zipfile

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}


def pdf(pages: int = 1, *, change=None, password: str = "") -> bytes:
    """Return a PDF of blank pages; `change(writer)` adds to it."""
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(210, 297)
    if change:
        change(writer)
    if password:
        writer.encrypt(password)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def office(kind: str = "docx", **extra: bytes) -> bytes:
    """Return the bare bones of an Office file, with more parts under the names of `extra`."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(PARTS[kind], "<document/>")
        for name, content in extra.items():
            archive.writestr(name, content)
    return output.getvalue()


def _script() -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('x')"),
        }
    )


def script_at_opening(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(_script())


def attachment(writer: PdfWriter) -> None:
    writer.add_attachment("evil.exe", b"MZ")


def launch(writer: PdfWriter) -> None:
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("cmd.exe")}
    )
    writer._add_object(action)  # reached from nowhere: a repairing reader may still find it


def script_in_a_page(writer: PdfWriter) -> None:
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): _script()})
