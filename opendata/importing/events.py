"""What a table in the form of イベント一覧 would bring: events that wait for approval like any other."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, time
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import EventPage
from hub.core.cells import harmed
from hub.core.japanese.validators import validate_kana
from hub.occurrences.models import Occurrence
from hub.tables.cells import parse_day, tidy
from hub.tables.headers import header_key
from hub.tables.reading import Fault, Unreadable, read_sheet
from opendata.events import HEADERS, MORE

NAME, FIRST, LAST, STARTS, ENDS = "イベント名", "開始日", "終了日", "開始時間", "終了時間"
KANA, SAYS, PLACE, ADDRESS, HOST = "イベント名_カナ", "説明", "場所名称", "住所", "主催者"
FEE, FEE_NOTES, BOOKING, KIND = "料金(基本)", "料金(詳細)", "参加申込方法", "カテゴリー"
NEEDED = (NAME, FIRST, SAYS, PLACE)
# As tables of other cities name them
ALIASES = {
    NAME: ("イベント名称", "行事名", "催事名", "名称"),
    FIRST: ("開催日", "開催開始日", "日付"),
    LAST: ("開催終了日",),
    STARTS: ("開催開始時間", "開始時刻"),
    ENDS: ("開催終了時間", "終了時刻"),
    SAYS: ("内容", "概要", "イベント内容"),
    PLACE: ("会場", "場所", "開催場所", "会場名"),
    HOST: ("主催", "主催団体"),
    FEE: ("料金", "参加費"),
}
CLOCK = re.compile(r"(午前|午後)?(\d{1,2})(?:[:時])(\d{1,2})?分?")
MAX_SUMMARY = 200
MAX_TEXT = {KANA: 120, FEE_NOTES: 120, BOOKING: 200, PLACE: 160}


class Outcome(models.TextChoices):
    NEW = "new", gettext_lazy("New event")
    THERE = "there", gettext_lazy("There already")
    FAULTY = "faulty", gettext_lazy("Error")


@dataclass
class Row:
    """A date, as a row of the table says it."""

    number: int
    cells: list[str] = field(repr=False)
    said: dict[str, str] = field(default_factory=dict)
    days: tuple[date, date] | None = None
    hours: tuple[time | None, time | None] = (None, None)
    outcome: Outcome = Outcome.NEW
    faults: list[Fault] = field(default_factory=list)

    def fault(self, column: str, reason: str) -> None:
        self.outcome = Outcome.FAULTY
        self.faults.append(Fault(self.number, column, reason))

    @property
    def event(self) -> tuple[str, str, str]:
        """What rows of one event have in common."""
        return (self.said[NAME], self.said[HOST], self.said[PLACE])


@dataclass(frozen=True)
class EventPlan:
    headers: list[str]
    rows: list[Row]
    faults: list[Fault]

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome == outcome for row in self.rows)

    def events(self) -> list[list[Row]]:
        """Return the rows of each new event."""
        new = [row for row in self.rows if row.outcome == Outcome.NEW]
        ordered = sorted(new, key=lambda row: row.event)
        return [list(rows) for _event, rows in groupby(ordered, key=lambda row: row.event)]


def _known_headers() -> dict[str, str]:
    names = [(name, name) for name in (*HEADERS, *MORE)]
    names += [(alias, name) for name, aliases in ALIASES.items() for alias in aliases]
    return {header_key(alias): name for alias, name in names}


def make_event_plan(content: bytes) -> EventPlan:
    """Read a table; each row is a new date, one that is there already, or wrong.

    Raises:
        Unreadable: the file as a whole cannot be taken.
    """
    known = _known_headers()
    sheet = read_sheet(content, lambda header: known.get(header_key(header), ""))
    places = {known.get(header_key(header), ""): n for n, header in enumerate(sheet.headers)}
    if missing := [name for name in (NAME, FIRST) if name not in places]:
        raise Unreadable(_("These columns are missing: %(names)s") % {"names": "、".join(missing)})
    broken = {fault.row for fault in sheet.faults}
    rows = []
    for number, cells in sheet.rows:
        cells = [harmed(cell) for cell in cells]
        row = Row(number, cells)
        row.said = {
            name: tidy(cells[places[name]]) if name in places else ""
            for name in (*NEEDED, *ALIASES, KANA, ADDRESS, FEE_NOTES, BOOKING, KIND)
        }
        if number in broken:
            row.outcome = Outcome.FAULTY
        else:
            _read(row)
        rows.append(row)
    _find_there(rows)
    faults = [*sheet.faults, *(fault for row in rows for fault in row.faults)]
    return EventPlan(sheet.headers, rows, sorted(faults, key=lambda fault: fault.row))


def _read(row: Row) -> None:
    for name in NEEDED:
        if not row.said[name]:
            row.fault(name, _("This is needed."))
    for name, most in MAX_TEXT.items():
        if len(row.said[name]) > most:
            row.fault(name, _("At most %(most)s letters.") % {"most": most})
    try:
        validate_kana(row.said[KANA])
    except ValidationError as error:
        row.fault(KANA, " ".join(error.messages))
    if row.said[FIRST]:
        _read_days(row)
    row.hours = (_clock(row, STARTS), _clock(row, ENDS))
    if None in row.hours and any(row.hours):
        row.fault(ENDS if row.hours[0] else STARTS, _("Give both hours, or neither."))
    elif None not in row.hours and row.hours[1] < row.hours[0]:
        row.fault(ENDS, _("The end is before the beginning."))


def _read_days(row: Row) -> None:
    days = []
    for name in (FIRST, LAST):
        try:
            days.append(parse_day(row.said[name] or row.said[FIRST]))
        except ValidationError as error:
            row.fault(name, " ".join(error.messages))
            return
    if days[1] < days[0]:
        row.fault(LAST, _("The end is before the beginning."))
    row.days = (days[0], days[1])


def _clock(row: Row, name: str) -> time | None:
    text = unicodedata.normalize("NFKC", row.said[name])
    if not text:
        return None
    if found := CLOCK.match(text):
        hour = int(found[2]) + (12 if found[1] == "午後" and int(found[2]) < 12 else 0)
        if hour < 24 and int(found[3] or 0) < 60:
            return time(hour, int(found[3] or 0))
    row.fault(name, _("Please write an hour such as 13:30."))
    return None


def _find_there(rows: list[Row]) -> None:
    """Mark what we have already; an event that we have gets no date by a table."""
    titles = {row.said[NAME] for row in rows}
    pages = EventPage.objects.sources().filter(title__in=titles)
    by_title = dict(pages.values_list("title", "pk"))
    held = set(
        Occurrence.objects.filter(page_id__in=by_title.values()).values_list("page_id", "day")
    )
    seen: set[tuple[object, ...]] = set()
    drafts = {
        page.title: {block.value["day"] for block in page.dates if "day" in block.value}
        for page in pages.filter(live=False)
    }
    for row in rows:
        if row.outcome == Outcome.FAULTY or row.days is None:
            continue
        key = by_title.get(row.said[NAME])
        mark = (*row.event, row.days, row.hours)
        if (
            mark in seen
            or (key, row.days[0]) in held
            or row.days[0] in drafts.get(row.said[NAME], ())
        ):
            row.outcome = Outcome.THERE
        elif key is not None:
            row.fault(NAME, _("There is an event of this name already: add the date to its page."))
        seen.add(mark)
