"""The rows of an xlsx file's visible sheets. A program of its own (`hub.core.bounded` runs it).

usage: workbook.py MAX_PARTS MAX_UNPACKED MAX_ROWS MAX_COLUMNS MAX_LETTERS MAX_TEXT <FILE
It writes JSON: {"sheets": [{"rows": [[text, …], …], "formulas": [[row, letters of the column],
…]}, …]}, with one row, column or letter more than allowed where there are more, or {"fault": what
is wrong: damaged, unpacked}. MAX_TEXT is of the letters of all cells: many may show the same long
text.
"""

import io
import json
import re
import sys
import zipfile
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape


class TooMuchText(Exception):
    pass


def read(content: bytes, parts: int, unpacked: int, *limits: int) -> dict:
    try:
        if unpacks_to_more(content, parts, unpacked):
            return {"fault": "unpacked"}
        return cells_of(content, *limits)
    except MemoryError:
        raise
    except TooMuchText:
        return {"fault": "unpacked"}
    except Exception:  # noqa: BLE001 - whatever the file made of it
        return {"fault": "damaged"}


def unpacks_to_more(content: bytes, parts: int, unpacked: int) -> bool:
    """Return whether a small file would unpack to a huge one.

    `zipfile` reads no more of a part than its directory says, so these sums can be trusted.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = archive.infolist()
    return len(found) > parts or sum(part.file_size for part in found) > unpacked


def cells_of(
    content: bytes, max_rows: int, max_columns: int, max_letters: int, max_text: int
) -> dict:
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    sheets = []
    for table in book.worksheets:
        if table.sheet_state == "visible":
            table.reset_dimensions()  # what the file says of its size is not believed
            sheets.append(cells_of_sheet(table, max_rows, max_columns, max_letters, max_text))
            max_text -= sum(len(cell) for row in sheets[-1]["rows"] for cell in row)
    return {"sheets": sheets}


def cells_of_sheet(
    table: Any, max_rows: int, max_columns: int, max_letters: int, max_text: int
) -> dict:
    rows: list[list[str]] = []
    formulas, text = [], 0
    for number, row in enumerate(table.iter_rows(), start=1):
        cells = []
        for cell in row:
            if cell.data_type == "f":
                formulas.append((number, cell.column_letter))
            cells.append(in_words("" if cell.data_type == "f" else cell.value)[: max_letters + 1])
        while cells and not cells[-1].strip():
            cells.pop()
        rows.append(cells[: max_columns + 1])
        text += sum(map(len, rows[-1]))
        if text > max_text:
            raise TooMuchText
        if number > max_rows:
            break
    return {"rows": rows, "formulas": formulas}


def in_words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    if isinstance(value, date | datetime | time):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    # _x000D_ is a letter that XML cannot hold; half a letter is none.
    return re.sub("[\ud800-\udfff]", "\ufffd", unescape(str(value)))


if __name__ == "__main__":
    told = read(sys.stdin.buffer.read(), *map(int, sys.argv[1:]))
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode())
