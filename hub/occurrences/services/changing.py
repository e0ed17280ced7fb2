"""What is done to single dates: at once public, and told to calendars by a higher sequence."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.core.kinds import changed
from hub.core.rules import require
from hub.occurrences.models import Occurrence
from hub.occurrences.signals import about_to_change, has_changed
from hub.occurrences.workflow import TRANSITIONS, Action, State, may

Times = tuple[datetime, datetime]


@transaction.atomic
def change(
    keys: Iterable[int],
    action: Action,
    now: datetime,
    *,
    note: str = "",
    times: Times | None = None,
) -> list[Occurrence]:
    """Do `action` to the dates `keys`; all of them or none.

    Args:
        keys: of dates of one page or several.
        note: what people read beside it; empties a former one.
        times: new start and end, for `Action.MOVE` of one date alone.

    Raises:
        Refused: one of them is over, or stands in a state that the action does not start from.
        ValidationError: it is moved without a time, or would end before it starts.
    """
    keys = list(keys)
    about_to_change.send(Occurrence, keys=keys)
    rows = list(Occurrence.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    was_on = {row.pk: row.first_day for row in rows}
    for row in rows:
        require(may(action, State(row.state), is_over=row.is_over_at(now)))
        _apply(row, action, times)
        row.note = note
        _write(row, now)
    changed(Occurrence)
    has_changed.send(Occurrence, rows=rows, action=action, now=now, was_on=was_on)
    return rows


@transaction.atomic
def tell(key: int, now: datetime, *, is_full: bool, note: str) -> Occurrence:
    """Say that no place is left on a date, or that one is again, and what people read beside it."""
    about_to_change.send(Occurrence, keys=[key])
    row = Occurrence.objects.select_for_update().get(pk=key)
    if (row.is_full, row.note) != (is_full, note):
        row.is_full, row.note = is_full, note
        _write(row, now)
        was_on = {row.pk: row.first_day}
        has_changed.send(Occurrence, rows=[row], action=None, now=now, was_on=was_on)
    return row


@transaction.atomic
def confirm(key: int, now: datetime) -> Occurrence:
    """Note that somebody said on the day itself that it takes place; no change for calendars.

    Raises:
        Refused: it is over or does not take place.
    """
    row = Occurrence.objects.select_for_update().get(pk=key)
    require(may(Action.CANCEL, State(row.state), is_over=row.is_over_at(now)))
    row.confirmed_at = now
    row.save(update_fields=["confirmed_at"])
    return row


def _apply(row: Occurrence, action: Action, times: Times | None) -> None:
    if action == Action.MOVE:
        _move(row, times)
    elif action == Action.RESTORE and row.first_starts_at is not None:
        length = row.ends_at - row.starts_at
        row.starts_at, row.ends_at = row.first_starts_at, row.first_starts_at + length
        row.first_starts_at = None
    row.state = TRANSITIONS[action].target
    row.confirmed_at = None


def _move(row: Occurrence, times: Times | None) -> None:
    if times is None or times[1] < times[0]:
        raise ValidationError({"ends_at": _("The end is before the beginning.")})
    row.first_starts_at = row.first_starts_at or row.starts_at
    row.starts_at, row.ends_at = times
    row.all_day = False


def _write(row: Occurrence, now: datetime) -> None:
    row.sequence += 1
    row.changed_at = now
    row.save()
