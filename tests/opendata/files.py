"""Tables of groups as people make them, and what they would do."""

import io
import itertools

from openpyxl import Workbook

from groups.models import GroupPage
from hub.tables.writing import csv_lines
from opendata.csv import table_of
from opendata.importing.plan import Outcome, make_plan
from opendata.importing.services import carry_out

NEW = {
    "団体名": "笠原子ども食堂（例）",
    "団体名（カナ）": "カサハラコドモショクドウ",
    "活動目的": "ごはんを囲む。",
    "活動内容": "毎月第1土曜に開きます。",
    "活動分野": "環境",
}


OLD = {
    "団体名": "かわべクラブ（例）",
    "団体名（カナ）": "カワベクラブ",
    "活動目的": "川べりをきれいに。",
    "活動内容": "毎月第2土曜に歩きます。",
    "活動分野": "環境",
}


def exported(*, private: bool = False, groups=None) -> bytes:
    groups = GroupPage.objects.sources() if groups is None else groups
    return "".join(csv_lines(table_of(groups, private=private))).encode()


def table(*rows: dict[str, str], encoding: str = "utf-8-sig") -> bytes:
    """Return a CSV file as a person makes it."""
    headers = list(dict.fromkeys(itertools.chain(*rows)))
    lines = [headers, *([row.get(header, "") for header in headers] for row in rows)]
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines]
    return "\r\n".join(quoted).encode(encoding)


def workbook(*rows: list) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def outcomes(content: bytes) -> list[Outcome]:
    return [row.outcome for row in make_plan(content).rows]


def reasons(content: bytes) -> list[tuple[int, str]]:
    return [(fault.row, fault.column) for fault in make_plan(content).faults]


def do(content: bytes, user, name: str = "dantai.csv"):
    return carry_out(content, user, name, make_plan(content).mark)
