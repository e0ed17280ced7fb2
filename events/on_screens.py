"""The next dates at a place, on the screen of its information corner."""

from django.utils import timezone

from events.lists import ahead, coming
from events.models import EventPage
from groups.leaflets.screen import Line
from hub.places.models import PlacePage

MAX_SHOWN = 8


def lines(place: PlacePage, language: str) -> list[Line]:
    """Return when and what is on next at `place`, else in its area."""
    events = EventPage.objects.public_sources()
    today = timezone.localdate()
    here = events.at_place(place)
    found = here if ahead(here, today).exists() else events
    return [
        Line(item.shown.in_words, item.event.title, item.lang)
        for item in coming(found, language, MAX_SHOWN)
    ]
