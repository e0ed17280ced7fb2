"""Makes a page's dates what its series say, and loses none that has a life of its own."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import ForeignObjectRel
from django.utils import timezone
from wagtail.models import Page

from hub.core.kinds import changed
from hub.occurrences.models import Occurrence
from hub.occurrences.series import Series, Slot, horizon
from hub.occurrences.signals import about_to_change, has_changed
from hub.occurrences.workflow import Action, State

# What a date has from its series
MADE = ("series", "day", "repeats", "starts_at", "ends_at", "all_day")
WRITTEN = (*MADE, "first_starts_at", "sequence", "changed_at")


@transaction.atomic
def reconcile(page: Page, series: Collection[Series], now: datetime) -> None:
    """Let the rows of `page` (a source page) be what `series` say.

    A date is known by its series and the day in it, so other hours leave it what it was. One that
    no series says any more stays if it was cancelled, moved, called full, has a note, or if
    something hangs on it; else a new date of the same day, or of the same single day's block,
    takes its place, and calendars that hold it follow. What a rule made for days gone by stays.
    """
    Page.objects.select_for_update().get(pk=page.pk)
    today = timezone.localdate(now)
    slots = {
        (slot.series, slot.day): slot for one in series for slot in one.slots(today, horizon(today))
    }
    rows = [
        row
        for row in Occurrence.objects.filter(page_id=page.pk)
        if row.day >= today or not row.repeats or (row.series, row.day) in slots
    ]
    by_place = {(row.series, row.day): row for row in rows}
    left_over = [row for row in rows if (row.series, row.day) not in slots]
    hanging = hanging_on([row.pk for row in left_over])
    free = [row for row in left_over if not row.has_a_life_of_its_own]
    written, moved, new = [], [], []
    was_on = {}
    for place, slot in slots.items():
        row = by_place.get(place) or _taken_from(free, slot)
        if row is None:
            new.append(Occurrence(page_id=page.pk, **_made_by(slot)))
        else:
            times = (row.starts_at, row.ends_at)
            day = row.first_day
            if _follow(row, slot, now):
                written.append(row)
            if times != (row.starts_at, row.ends_at):
                moved.append(row)
                was_on[row.pk] = day
    gone = [row.pk for row in free if row.pk not in hanging]
    if moved:
        about_to_change.send(Occurrence, keys=[row.pk for row in moved])
    # What goes makes room first: no two dates of a page share series and day.
    Occurrence.objects.filter(pk__in=gone).delete()
    Occurrence.objects.bulk_update(written, WRITTEN)
    Occurrence.objects.bulk_create(new)
    if written or new or gone:
        changed(Occurrence)
    if moved:
        has_changed.send(Occurrence, rows=moved, action=Action.MOVE, now=now, was_on=was_on)


def hanging_on(keys: Collection[int]) -> set[int]:
    """Return those of the dates `keys` to which a row of any room points."""
    found: set[int] = set()
    if not keys:
        return found
    for relation in _relations():
        column = relation.field.attname
        rows = relation.related_model._base_manager.filter(**{f"{column}__in": keys})
        found.update(rows.values_list(column, flat=True))
    return found


def _relations() -> list[ForeignObjectRel]:
    """Return what points at dates, also what gives them no name for it (`related_name="+"`)."""
    fields = Occurrence._meta.get_fields(include_hidden=True)
    return [field for field in fields if isinstance(field, ForeignObjectRel)]


def _made_by(slot: Slot) -> dict[str, object]:
    return {name: getattr(slot, name) for name in MADE}


def _taken_from(free: list[Occurrence], slot: Slot) -> Occurrence | None:
    """Take from `free` the date that `slot` is now, if one of them is."""
    for row in free:
        is_same_block = row.series == slot.series and not (row.repeats or slot.repeats)
        if row.day == slot.day or is_same_block:
            free.remove(row)
            return row
    return None


def _follow(row: Occurrence, slot: Slot, now: datetime) -> bool:
    """Give `row` what `slot` says, but a time that was changed for this date; return whether it
    is another row now. Only another time is a change that calendars are told of.
    """
    before = {name: getattr(row, name) for name in (*MADE, "first_starts_at")}
    keeps_time = row.state != State.PLANNED
    for name, value in _made_by(slot).items():
        if not keeps_time or name in ("series", "day", "repeats"):
            setattr(row, name, value)
    if keeps_time and row.first_starts_at is not None:
        row.first_starts_at = slot.starts_at
    if (row.starts_at, row.ends_at) != (before["starts_at"], before["ends_at"]):
        row.sequence += 1
        row.changed_at = now
    return before != {name: getattr(row, name) for name in before}


def reconcile_all(pages: Iterable[Page], now: datetime) -> None:
    """Reconcile pages that say their series themselves (hub.occurrences.pages.DatedPage)."""
    for page in pages:
        reconcile(page, page.all_series(), now)
