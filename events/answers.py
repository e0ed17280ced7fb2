"""What is on above the results of a search that names days."""

from django.http import HttpRequest
from django.utils import timezone

from events.choice import Choice
from events.day_words import DaysAsked, days_asked
from events.facets import DAY
from events.index import EventIndex
from events.lists import listed
from events.models import EventIndexPage, EventPage
from hub.core.locales import active_language
from hub.facets.int_set import IntSet
from hub.occurrences.models import Occurrence
from hub.pages.finding import find
from hub.pages.listing import localise

MAX_SHOWN = 5
MAX_EVENTS = 200
Values = dict[str, object]


def on_days(text: str, request: HttpRequest) -> Values:
    """Return the first dates on the days that `text` names, of events that its other words find.

    Nothing where it names no days, or nothing is on then.
    """
    today, language = timezone.localdate(), active_language()
    asked = days_asked(text, today)
    if not asked.names_days:
        return {}
    index = EventIndex.of(request, today)
    choice = Choice(codes={DAY: asked.weekdays} if asked.weekdays else {}, days=asked.span)
    numbers = index.fitting(choice, asked.span)
    if asked.rest:
        numbers &= _found(asked, language, index)
    keys = index.keys_in(numbers)
    if not keys:
        return {}
    rows = list(Occurrence.objects.filter(pk__in=keys[:MAX_SHOWN]).order_by("starts_at", "pk"))
    sources = EventPage.objects.in_bulk({row.page_id for row in rows})
    whole = localise(EventIndexPage.objects.public_sources()[:1], language)
    address = next((page.url for page in whole), "")
    return {
        "dates": listed(rows, sources, language, today),
        "number": len(keys),
        "url": f"{address}?{choice.query}" if address and not asked.rest else "",
    }


def _found(asked: DaysAsked, language: str, index: EventIndex) -> IntSet:
    """Return the dates of the events that the other words find."""
    keys = find(asked.rest, language, "event").sources(MAX_EVENTS)
    slugs = EventPage.objects.filter(pk__in=keys).values_list("slug", flat=True)
    found = IntSet()
    for slug in slugs:
        found |= index.having_code("event", slug)
    return found
