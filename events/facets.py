"""What events are chosen by, and what of each event counts for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.choices import IN_THE_RAIN, WITHOUT_BOOKING, EventKind, Support
from groups.choices import Audience, SpokenLanguage, Weekday
from hub.facets.facet import Facet
from hub.pages.models import ActivityField, Area

if TYPE_CHECKING:
    from events.models import EventPage

DAY, EASE, PLACE, GROUP = "day", "ease", "place", "group"
SIGN_UP = "sign_up"
HELPERS = "helpers"
WEEKDAYS = tuple((code, label) for code, label in Weekday.choices if code != Weekday.ANY)
EASY = (
    ("free", pgettext_lazy("fee", "Free")),
    ("no_booking", _("No booking needed")),
    ("rain", pgettext_lazy("rain", "Takes place in the rain, too")),
    (SIGN_UP, pgettext_lazy("sign-up sheet", "Open for sign-up")),
    (HELPERS, _("Helpers wanted")),
)


@dataclass(frozen=True)
class EventFacet(Facet):
    """A facet; `codes` says which of its codes an event has (of days and sheets, its dates do)."""

    codes: "Callable[[EventPage], list[str]]" = lambda event: []


def _area(event: "EventPage") -> list[str]:
    area = event.area or (event.place.area if event.place_id else None)
    return [area.code] if area else []


def _ease(event: "EventPage") -> list[str]:
    said = {
        "free": event.fee_yen == 0,
        "no_booking": event.booking in WITHOUT_BOOKING,
        "rain": event.rain in IN_THE_RAIN,
    }
    return [code for code, holds in said.items() if holds]


FACETS = (
    EventFacet(DAY, _("Day of the week"), choices=WEEKDAYS, icon="calendar"),
    EventFacet("area", _("Area"), taxonomy=Area, icon="map-pin", codes=_area),
    EventFacet(EASE, _("Easy to join"), choices=EASY, widens=False, icon="check", codes=_ease),
    EventFacet(
        "audience",
        _("For whom"),
        choices=tuple(Audience.choices),
        icon="people",
        codes=lambda event: event.audiences,
    ),
    EventFacet(
        "support",
        _("Support"),
        choices=tuple(Support.choices),
        widens=False,
        icon="heart",
        codes=lambda event: event.support,
    ),
    EventFacet(
        "language",
        _("Language spoken"),
        choices=tuple(SpokenLanguage.choices),
        icon="language",
        codes=lambda event: event.languages,
    ),
    EventFacet(
        "kind",
        _("Kind of event"),
        choices=tuple(EventKind.choices),
        icon="festival",
        codes=lambda event: [event.kind],
    ),
    EventFacet(
        "field",
        _("Activity field"),
        taxonomy=ActivityField,
        icon="sprout",
        codes=lambda event: [row.field.code for row in event.event_fields.all()],
    ),
)
FIRST_FACETS = (DAY, "area", EASE)
# What addresses of calendars and links from other pages choose by, without a box to tick.
ABOUT = {
    PLACE: lambda event: [event.place.slug] if event.place_id else [],
    GROUP: lambda event: [row.group.slug for row in event.organisers.all() if row.group_id],
    "event": lambda event: [event.slug],
}
