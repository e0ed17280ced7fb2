"""An uploaded file as rows of text; until it has been read, it is not trusted.

A workbook is read by a process of its own (`hub.core.bounded`).
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from hub.assets.busy import too_busy
from hub.core import bounded

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024
MAX_PARTS = 200
MAX_ROWS = 12_000
MAX_COLUMNS = 120
MAX_CELL_LENGTH = 20_000
ZIP = b"PK\x03\x04"
PROGRAM = Path(__file__).parent / "programs" / "workbook.py"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class Unreadable(Exception):
    """The file as a whole cannot be taken; the message says why, for people."""


@dataclass(frozen=True)
class Fault:
    """What is wrong in a cell (or, without `column`, in a row)."""

    row: int
    column: str
    reason: str


@dataclass
class Sheet:
    """Headers and rows. A row's number is the one that a spreadsheet shows beside it."""

    headers: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    encoding: str = "utf-8"

    def as_written(self, text: str) -> str:
        """Return `text` as this file could hold it: CP932 has no 〜, no emoji, few names' kanji."""
        return text.encode(self.encoding, "replace").decode(self.encoding)


def read_sheet(content: bytes) -> Sheet:
    """Return the rows of a CSV or xlsx file; its file name does not matter.

    Raises:
        Unreadable: it is too big, no such file, or broken.
    """
    if len(content) > MAX_BYTES:
        most = filesizeformat(MAX_BYTES)
        raise Unreadable(_("This file is too big: %(most)s at most.") % {"most": most})
    if content.startswith(OLD_EXCEL):
        raise Unreadable(_("This is an old Excel file. Please save it as .xlsx or CSV."))
    sheet = Sheet()
    if content.startswith(ZIP):
        cells = _cells_of_workbook(content, sheet)
    else:
        text, sheet.encoding = _decoded(content)
        cells = _cells_of_csv(text)
    _fill(sheet, cells)
    if not sheet.headers:
        raise Unreadable(_("The file is empty."))
    return sheet


def _fill(sheet: Sheet, cells: Iterable[list[str]]) -> None:
    for number, row in enumerate(cells, start=1):
        while row and not row[-1].strip():
            row.pop()
        if not row and number <= 2 * MAX_ROWS:
            continue
        if len(row) > MAX_COLUMNS:
            raise Unreadable(
                _("There are too many columns: %(most)s at most.") % {"most": MAX_COLUMNS}
            )
        if len(sheet.rows) >= MAX_ROWS or not row:
            raise Unreadable(_("There are too many rows: %(most)s at most.") % {"most": MAX_ROWS})
        if not sheet.headers:
            sheet.headers = row
        else:
            _add(sheet, number, row)


def _add(sheet: Sheet, number: int, row: list[str]) -> None:
    if any(len(cell) > MAX_CELL_LENGTH for cell in row):
        sheet.faults.append(Fault(number, "", _("A cell of this row is far too long.")))
        return
    surplus = [cell for cell in row[len(sheet.headers) :] if cell.strip()]
    if surplus:
        reason = _("This row has more cells than there are headers.")
        sheet.faults.append(Fault(number, "", reason))
    missing = [""] * (len(sheet.headers) - len(row))
    sheet.rows.append((number, [*row, *missing][: len(sheet.headers)]))


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text and its encoding: UTF-8 with or without BOM, UTF-16 with one, or CP932."""
    encodings = ["utf-8-sig", "cp932"]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text, encoding
    raise Unreadable(_("This is no table that we can read. Please choose a CSV or xlsx file."))


def _cells_of_csv(text: str) -> Iterator[list[str]]:
    first = text.partition("\n")[0]
    delimiter = "\t" if first.count("\t") > first.count(",") else ","
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise Unreadable(_("The table is broken: %(error)s") % {"error": error}) from error


def _cells_of_workbook(content: bytes, sheet: Sheet) -> Iterator[list[str]]:
    """Yield the rows of the first sheet of an xlsx file; formulas are faults."""
    told = _read_within_bounds(content)
    reason = _("There is a formula. Please paste its value instead.")
    sheet.faults += [Fault(row, letters, reason) for row, letters in told["formulas"]]
    yield from told["rows"]


def _read_within_bounds(content: bytes) -> dict:
    limits = (MAX_PARTS, MAX_UNPACKED, 2 * MAX_ROWS, MAX_COLUMNS, MAX_CELL_LENGTH, MAX_BYTES)
    try:
        told = json.loads(bounded.read(str(PROGRAM), content, *map(str, limits)))
    except bounded.TooMuch as error:
        raise Unreadable(_("This file unpacks to far more than a table.")) from error
    except bounded.CannotRead as error:
        raise Unreadable(_("We cannot read this xlsx file: it is damaged.")) from error
    except bounded.Busy as error:
        raise Unreadable(too_busy().message) from error
    if told.get("fault") == "unpacked":
        raise Unreadable(_("This file unpacks to far more than a table."))
    if "fault" in told:
        raise Unreadable(_("We cannot read this xlsx file: it is damaged."))
    return told
