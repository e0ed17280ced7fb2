"""What a file would change, group by group: made for looking at, and again for doing it."""

import hashlib
import json
import uuid
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import GroupPage
from groups.portal import PORTAL
from groups.privacy import PublicContact
from hub.core.cells import harmed
from hub.tables.cells import tidy
from hub.tables.headers import Headers, KnownHeaders, find_headers
from hub.tables.reading import Fault, Sheet, read_sheet
from hub.tables.spreadsheets import is_rewritten, is_rounded
from hub.text.normalise import clean, showable
from opendata.csv import ONLY_WRITTEN, UUID, all_columns, open_cell
from opendata.importing.matching import Directory, Identity
from opendata.importing.present import Present, present_groups


class Outcome(models.TextChoices):
    NEW = "new", gettext_lazy("New group")
    CHANGED = "changed", gettext_lazy("Changed")
    UNCHANGED = "unchanged", gettext_lazy("Unchanged")
    FAULTY = "faulty", gettext_lazy("Error")


@dataclass(frozen=True)
class CellChange:
    """A column's cell before and after."""

    header: str
    before: str
    after: str


@dataclass
class RowPlan:
    """What a row would do."""

    number: int
    cells: list[str] = field(repr=False)
    title: str = ""
    outcome: Outcome = Outcome.UNCHANGED
    group_id: int | None = None
    key: uuid.UUID | None = None
    present: Present | None = None
    values: dict[str, object] = field(default_factory=dict)
    changes: list[CellChange] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # headers of cells that no table changes
    notes: list[Fault] = field(default_factory=list)  # on cells that are passed over

    def fault(self, column: str, reason: object) -> None:
        self.outcome = Outcome.FAULTY
        if isinstance(reason, ValidationError):
            reason = " ".join(reason.messages)
        self.faults.append(Fault(self.number, column, str(reason)))

    def note(self, column: str, reason: str) -> None:
        self.notes.append(Fault(self.number, column, reason))


@dataclass(frozen=True)
class Plan:
    """What the file would do as a whole."""

    rows: list[RowPlan]
    faults: list[Fault]
    unknown: list[str]
    headers: list[str]

    @property
    def notes(self) -> list[Fault]:
        return [note for row in self.rows for note in row.notes]

    @property
    def to_do(self) -> list[RowPlan]:
        return [row for row in self.rows if row.outcome in (Outcome.NEW, Outcome.CHANGED)]

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome == outcome for row in self.rows)

    @property
    def kept(self) -> list[str]:
        """The headers of cells that differ, but are not for a table to change; each once."""
        return list(dict.fromkeys(header for row in self.rows for header in row.kept))

    @property
    def mark(self) -> str:
        """A digest of everything that would be done: equal for equal plans."""
        steps = [
            [row.number, row.outcome, row.group_id, [vars(change) for change in row.changes]]
            for row in self.to_do
        ]
        text = json.dumps([steps, len(self.faults)], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def make_plan(content: bytes) -> Plan:
    """Read a file and compare each row with the group that it is about.

    A cell that says what our own table would say of the group changes nothing; so what was
    exported can be read back any number of times, whatever a spreadsheet or CP932 left out.

    Raises:
        hub.tables.reading.Unreadable: the file as a whole cannot be taken.
    """
    columns = all_columns()
    known_headers = KnownHeaders(columns, UUID, ONLY_WRITTEN)
    sheet = read_sheet(content, known_headers.meaning)
    headers = find_headers(sheet.headers, known_headers)
    needed = {column.name: column.header for column in columns if column.is_needed}
    names = tuple({*(column.name for column in headers.places.values()), *needed})
    rows = [RowPlan(number, [harmed(c) for c in cells]) for number, cells in sheet.rows]
    for row in rows:
        if any(fault.row == row.number for fault in sheet.faults):
            row.outcome = Outcome.FAULTY
    _recognise(rows, headers)
    known = {row.group_id for row in rows if row.group_id}
    present = present_groups(known, names)
    nothing = PORTAL.read(GroupPage(), names)
    for row in rows:
        if row.outcome != Outcome.FAULTY:
            row.present = present.get(row.group_id) if row.group_id else None
            _compare(row, nothing, sheet, headers)
            _require(row, nothing, needed)
            _decide(row)
    faults = [*sheet.faults, *(fault for row in rows for fault in row.faults)]
    return Plan(rows, sorted(faults, key=lambda fault: fault.row), headers.unknown, sheet.headers)


def _recognise(rows: list[RowPlan], headers: Headers) -> None:
    """Find out which group each row is about; two rows may not be about the same."""
    directory = Directory()
    seen: dict[object, int] = {}
    place = {column.name: place for place, column in headers.places.items()}

    def cell(row: RowPlan, name: str) -> str:
        return tidy(row.cells[place[name]]) if name in place else ""

    for row in rows:
        row.title = showable(cell(row, "title"))[:120]
        try:
            who = Identity.of(
                tidy(row.cells[headers.key]) if headers.key is not None else "",
                cell(row, "corporate_number"),
                row.title,
                cell(row, "name_kana"),
            )
            row.group_id, row.key = directory.find(who), who.key
        except ValidationError as error:
            row.fault("", error)
            continue
        mark = row.group_id or who
        if mark in seen:
            reason = _("Row %(row)s is about the same group.") % {"row": seen[mark]}
            row.fault("", reason)
        seen.setdefault(mark, row.number)


def _compare(row: RowPlan, nothing: dict, sheet: Sheet, headers: Headers) -> None:
    values = row.present.values if row.present else nothing
    contact = row.present.contact if row.present else PublicContact()
    for place, column in headers.places.items():
        text = tidy(row.cells[place])
        shown = column.cell(values)
        if column.choice and not headers.says(column.choice):
            shown = open_cell(column, contact)  # the open table shows no more than this
        if clean(text) in (tidy(shown), tidy(sheet.as_written(shown))):
            continue
        if is_rewritten(shown, text) or (is_rounded(text) and not shown):
            row.note(column.header, _("A spreadsheet has rewritten this cell; it is passed over."))
            continue
        if not text and column.kind.keeps_if_empty:
            continue
        if row.present and column.name in GroupPage.recorded_fields:
            row.kept.append(column.header)  # the yearly confirmation's, not a version's
            continue
        try:
            new = column.read(text)
        except ValidationError as error:
            row.fault(column.header, error)
            continue
        current = row.values.get(column.name, values[column.name])
        merged = column.kind.merge(current, new)
        before, after = column.kind.write(current), column.kind.write(merged)
        if after != before:
            row.changes.append(CellChange(column.header, column.cell(values), after))
            row.values[column.name] = merged


def _decide(row: RowPlan) -> None:
    if row.outcome != Outcome.FAULTY and row.present is None:
        row.outcome = Outcome.NEW
    elif row.outcome != Outcome.FAULTY and row.changes:
        row.outcome = Outcome.CHANGED
        if row.present.obstacle:
            row.fault("", row.present.obstacle)


def _require(row: RowPlan, nothing: dict, needed: dict[str, str]) -> None:
    """Needed values may not be missing from a new group, nor be taken from one that is there."""
    values = row.present.values if row.present else nothing
    faulty = {fault.column for fault in row.faults}
    for name, header in needed.items():
        touched = row.present is None or name in row.values
        if touched and header not in faulty and not row.values.get(name, values[name]):
            row.fault(header, _("This is needed."))
