"""Lets the demonstration go on: what was to come is to come again, and one date is called off."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from wagtail.models import Page

from events.models import EventPage
from hub.occurrences.blocks import DayValue, SeriesValue
from hub.occurrences.models import Occurrence
from hub.occurrences.services import change
from hub.occurrences.workflow import Action, State

FOUR_WEEKS = timedelta(weeks=4)
CALLED_OFF = "kawabe-second-saturday"
WHY = "大雨で川の水が多いため（見本です）。次の回は予定どおりです。"


def move_on(now: datetime) -> int:
    """Move single days without a report by whole four weeks until they lie ahead; return of how
    many events. Only for the demonstration.
    """
    today = timezone.localdate(now)
    moved = 0
    for event in EventPage.objects.sources().live().specific():
        past = [block.value for block in event.dates if _is_past(block.value, today)]
        if event.report or not past:
            continue
        for value in past:
            while _is_past(value, today):
                for name in ("day", "last_day"):
                    if value[name]:
                        value[name] += FOUR_WEEKS
        event.save_revision(log_action=False).publish(log_action=False)
        moved += 1
    for event in EventPage.objects.sources().live().filter(slug=CALLED_OFF):
        call_one_off(event, now)
    return moved


def _is_past(value: SeriesValue, today: date) -> bool:
    return isinstance(value, DayValue) and (value["last_day"] or value["day"]) < today


def call_one_off(event: Page, now: datetime) -> None:
    """Cancel the second of the next dates of `event`, unless one of them is cancelled."""
    rows = list(Occurrence.objects.filter(page_id=event.pk).ahead(now)[:2])
    if len(rows) > 1 and all(row.state == State.PLANNED for row in rows):
        change([rows[1].pk], Action.CANCEL, now, note=WHY)
