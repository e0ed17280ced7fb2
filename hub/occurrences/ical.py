"""Dates as a calendar that people's own programs follow (RFC 5545, RFC 7986)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone

from hub.core.locales import active_language
from hub.occurrences.models import Occurrence
from hub.occurrences.workflow import State

MAKER = "-//Citizen collaboration hub//Dates//EN"
ASK_AGAIN_AFTER = timedelta(hours=4)
# A date without a new day is not held, and programs know no word for that but this one.
STATUS = {
    State.PLANNED: "CONFIRMED",
    State.MOVED: "CONFIRMED",
    State.POSTPONED: "TENTATIVE",
    State.CANCELLED: "CANCELLED",
}


@dataclass(frozen=True)
class Entry:
    """What a calendar says of a date beside its time and state, in the language of who follows."""

    occurrence: Occurrence
    title: str
    url: str
    where: str = ""
    description: str = ""
    position: tuple[float, float] | None = None
    categories: tuple[str, ...] = ()


def calendar(name: str, url: str, entries: Iterable[Entry]) -> bytes:
    """Return the calendar `name` of `entries`; the same bytes as long as nothing has changed.

    Args:
        name: as programs show it.
        url: absolute address of the page that lists the same.
        entries: of dates; a date's UID is its own in every calendar and language.
    """
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name, parameters={"LANGUAGE": active_language()})
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", timezone.get_default_timezone_name())
    made.add("url", url)
    made.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", ASK_AGAIN_AFTER)
    made.add_component(_timezone(timezone.get_default_timezone_name()))
    for entry in entries:
        made.add_component(_event(entry))
    return made.to_ical()


@cache
def _timezone(name: str) -> Timezone:
    """Return what programs need to know of the zone, all dates' own; it takes long to work out."""
    return Timezone.from_tzid(name)


def title_in_calendars(title: str, state: str) -> str:
    """Return a title that says it, where programs hide or show on what was cancelled."""
    if state == State.CANCELLED:
        return _("[Cancelled] %(title)s") % {"title": title}
    if state == State.POSTPONED:
        return _("[Postponed] %(title)s") % {"title": title}
    return title


def _event(entry: Entry) -> Event:
    occurrence = entry.occurrence
    event = Event()
    event.add("uid", str(occurrence.uuid))
    event.add("sequence", occurrence.sequence)
    event.add("dtstamp", occurrence.changed_at)
    event.add("last-modified", occurrence.changed_at)
    starts_at, ends_at = map(timezone.localtime, (occurrence.starts_at, occurrence.ends_at))
    if occurrence.all_day:
        event.add("dtstart", occurrence.first_day)
        event.add("dtend", occurrence.last_day + timedelta(days=1))
    else:
        event.add("dtstart", starts_at)
        event.add("dtend", ends_at)
    event.add("status", STATUS[State(occurrence.state)])
    event.add("summary", title_in_calendars(entry.title, occurrence.state))
    event.add("url", entry.url)
    more = {
        "location": entry.where,
        "description": entry.description,
        "geo": entry.position,
        "categories": list(entry.categories),
    }
    for field, value in more.items():
        if value:
            event.add(field, value)
    return event
