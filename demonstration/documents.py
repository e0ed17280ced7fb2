"""Files made for the demonstration, each made once."""

import io
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from hub.assets.models import HubDocument, Licence
from hub.assets.recordings import look_into
from hub.pages.demo_registry import read_yaml


def form_as_workbook(title: str, lines: list[str]) -> bytes:
    """Return an .xlsx with one line a row; lines that start with ■ are headings."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title[:30]
    sheet.column_dimensions["A"].width = 96
    for number, line in enumerate(lines, start=1):
        cell = sheet.cell(row=number, column=1, value=line)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.font = Font(size=12, bold=line.startswith("■"))
        sheet.row_dimensions[number].height = 26
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def load_documents() -> dict[str, HubDocument]:
    """Return {key: document} of `demonstration/documents.yaml`, making those not there yet."""
    documents = {}
    for entry in read_yaml("demonstration/documents.yaml")["documents"]:
        document = HubDocument.objects.filter(title=entry["title"]).first()
        if document is None:
            name, data = _content(entry)
            document = HubDocument(
                title=entry["title"], licence=Licence.CC_BY, credit=entry.get("credit", "")
            )
            document.file.save(name, ContentFile(data), save=False)
            document.file_size = len(data)
            if "recording" in entry:
                document.seconds = look_into(data)[1]
            document._set_file_hash()
            document.save()
        documents[entry["key"]] = document
    return documents


def _content(entry: dict) -> tuple[str, bytes]:
    """Return name and content of a file: a recording that was made before, or a form."""
    if name := entry.get("recording"):
        return name, (Path(settings.BASE_DIR) / "demonstration/recordings" / name).read_bytes()
    return f"{entry['key']}.xlsx", form_as_workbook(entry["title"], entry["lines"])
