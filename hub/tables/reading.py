"""An uploaded file as rows of text; until it has been read, it is not trusted.

A workbook is read by a process of its own (`hub.core.bounded`).
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from hub.assets.busy import too_busy
from hub.core import bounded
from hub.tables.heads import Heads, Meaning, find_heads

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024
MAX_PARTS = 200
MAX_ROWS = 12_000
MAX_COLUMNS = 120
MAX_CELL_LENGTH = 20_000
BEGINNING = 5_000  # letters by which the separator of a CSV file is found
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


@dataclass
class Table:
    """All rows of a sheet as they are, and what is wrong in it."""

    rows: list[list[str]]
    faults: list[Fault] = field(default_factory=list)


def read_sheet(content: bytes, meaning: Meaning) -> Sheet:
    """Return the rows below the headers in a CSV or xlsx file; its file name does not matter.

    Of a workbook the first visible sheet is read that has most known headers.

    Args:
        content: the file.
        meaning: what a header means, "" if it is not known.

    Raises:
        Unreadable: it is too big, no such file, or broken.
    """
    if len(content) > MAX_BYTES:
        most = filesizeformat(MAX_BYTES)
        raise Unreadable(_("This file is too big: %(most)s at most.") % {"most": most})
    if content.startswith(OLD_EXCEL):
        raise Unreadable(_("This is an old Excel file. Please save it as .xlsx or CSV."))
    encoding = "utf-8"
    if content.startswith(ZIP):
        tables = _tables_of_workbook(content)
    else:
        text, encoding = _decoded(content)
        tables = [Table(list(islice(_cells_of_csv(text), 2 * MAX_ROWS + 1)))]
    sheet = _sheet(tables, meaning)
    sheet.encoding = encoding
    return sheet


def _sheet(tables: list[Table], meaning: Meaning) -> Sheet:
    """Return the table with the best headers; where none is known, its first row are some."""
    tables = [table for table in tables if any(map(any, table.rows))]
    if not tables:
        raise Unreadable(_("The file is empty."))
    found = [(heads, table) for table in tables if (heads := find_heads(table.rows, meaning))]
    if found:
        heads, table = max(found, key=lambda one: one[0].known)
    else:
        table = tables[0]
        place = next(place for place, row in enumerate(table.rows) if any(row))
        heads = Heads(table.rows[place], place, 0)
    sheet = Sheet(heads.headers, faults=[one for one in table.faults if one.row > heads.last + 1])
    _fill(sheet, table.rows, heads.last + 1)
    return sheet


def _fill(sheet: Sheet, rows: list[list[str]], begin: int) -> None:
    _require_columns(sheet.headers)
    for number, row in enumerate(rows[begin:], start=begin + 1):
        while row and not row[-1].strip():
            row.pop()
        if not row and number <= 2 * MAX_ROWS:
            continue
        _require_columns(row)
        if len(sheet.rows) >= MAX_ROWS or not row:
            raise Unreadable(_("There are too many rows: %(most)s at most.") % {"most": MAX_ROWS})
        _add(sheet, number, row)


def _require_columns(row: list[str]) -> None:
    if len(row) > MAX_COLUMNS:
        raise Unreadable(_("There are too many columns: %(most)s at most.") % {"most": MAX_COLUMNS})


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
    beginning = text[:BEGINNING]
    delimiter = "\t" if beginning.count("\t") > beginning.count(",") else ","
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise Unreadable(_("The table is broken: %(error)s") % {"error": error}) from error


def _tables_of_workbook(content: bytes) -> list[Table]:
    """Return the visible sheets of an xlsx file; formulas are faults."""
    reason = _("There is a formula. Please paste its value instead.")
    return [
        Table(
            sheet["rows"],
            [Fault(row, letters, reason) for row, letters in sheet["formulas"]],
        )
        for sheet in _read_within_bounds(content)["sheets"]
    ]


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
