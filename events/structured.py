"""An event as schema.org knows it."""

from typing import TYPE_CHECKING

from django.utils import timezone

from events.choices import EventKind
from hub.occurrences.workflow import State
from hub.places.structured import place_as_data

if TYPE_CHECKING:
    from events.models import EventPage
    from hub.occurrences.shown import ShownDate

TYPES = {
    EventKind.COURSE: "EducationEvent",
    EventKind.TRAINING: "EducationEvent",
    EventKind.FESTIVAL: "Festival",
    EventKind.EXHIBITION: "ExhibitionEvent",
}
STATUS = {
    State.PLANNED: "EventScheduled",
    State.MOVED: "EventRescheduled",
    State.POSTPONED: "EventPostponed",
    State.CANCELLED: "EventCancelled",
}
SCHEMA = "https://schema.org/"


def event_as_data(page: "EventPage") -> dict[str, object]:
    """Return the schema.org description of `page` (of any language): its next dates, or its last."""
    dates = page.dates_of_event
    shown = dates.next_ones or dates.past[:1]
    common = _common(page)
    if len(shown) == 1:
        return common | _date(shown[0])
    whole = {"@type": "EventSeries", "name": page.title, "url": page.full_url}
    return whole | {"subEvent": [common | _date(one) for one in shown]}


def _common(page: "EventPage") -> dict[str, object]:
    source, facts = page.source, page.facts
    is_online = source.kind == EventKind.ONLINE
    mode = "OnlineEventAttendanceMode" if is_online else "OfflineEventAttendanceMode"
    location: dict[str, object] = {"@type": "Place", "name": page.place_text}
    if facts.place:
        location = place_as_data(facts.place)
    elif is_online:
        location = {"@type": "VirtualLocation", "url": page.full_url}
    data = {
        "@type": TYPES.get(EventKind(source.kind), "Event"),
        "name": page.title,
        "description": page.summary,
        "url": page.full_url,
        "inLanguage": source.languages or ["ja"],
        "eventAttendanceMode": SCHEMA + mode,
        "location": location,
        "organizer": [
            {"@type": "Organization", "name": name}
            for organisers in facts.organisers
            for name in (*(group.title for group in organisers.groups), *organisers.names)
        ],
    }
    if source.fee_yen is not None:
        data["isAccessibleForFree"] = source.fee_yen == 0
        data["offers"] = {"@type": "Offer", "price": source.fee_yen, "priceCurrency": "JPY"}
    return {name: value for name, value in data.items() if value not in ("", [])}


def _date(shown: "ShownDate") -> dict[str, object]:
    row = shown.row
    data = {
        "startDate": _moment(row.first_day, row.starts_at, all_day=row.all_day),
        "endDate": _moment(row.last_day, row.ends_at, all_day=row.all_day),
        "eventStatus": SCHEMA + STATUS[State(row.state)],
    }
    if row.first_starts_at:
        data["previousStartDate"] = _moment(None, row.first_starts_at, all_day=False)
    return data


def _moment(day, moment, *, all_day: bool) -> str:
    return day.isoformat() if all_day else timezone.localtime(moment).isoformat()
