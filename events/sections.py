"""What is on: on the page of events, on the pages of groups and of places."""

from functools import partial
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from events.choice import MONTH
from events.lists import ahead, coming
from events.models import EventPage
from events.results import Results
from events.telling import topic_of_choice
from hub.core.locales import active_language
from hub.core.version import cached_for_content
from hub.telling.subscriptions.sections import address_for

if TYPE_CHECKING:
    from events.models import EventIndexPage
    from groups.models import GroupPage
    from hub.places.models import PlacePage

PAGE_SIZE = 20
MAX_SHOWN = 6
Values = dict[str, object]


def on_the_index(page: "EventIndexPage", request: HttpRequest) -> Values:
    """Return the dates that the address asks for, a part at a time, and what else there is."""
    results = Results.of(request)
    keys = [] if results.choice.view == MONTH else results.keys()
    part = Paginator(keys, PAGE_SIZE).get_page(request.GET.get("page"))
    part.object_list = results.listed(list(part.object_list))
    return {
        "results": results,
        "choice": results.choice,
        "query": results.choice.query,
        "paginator_page": part,
        "tell_me": address_for(topic_of_choice(results.choice)),
    }


def on_a_day(page: "EventPage", request: HttpRequest) -> Values:
    """Return the date that the address names, if it names one."""
    day = getattr(request, "day_of_event", None)
    return {"one": page.dates_of_event.on(day)} if day else {}


def of_group(page: "GroupPage", request: HttpRequest) -> Values:
    """Return the next dates of what the group holds or helps with."""
    events = EventPage.objects.public_sources().by_group(page)
    return _values(request, events, f"group={page.source.slug}")


def at_place(page: "PlacePage", request: HttpRequest) -> Values:
    """Return the next dates of what is held at the place."""
    events = EventPage.objects.public_sources().at_place(page)
    found = _values(request, events, f"place={page.source.slug}")
    return found and found | _papers(page.source)


def _papers(place: "PlacePage") -> Values:
    """Return where this month of a place, and the circular of its area, are made for paper."""
    today = timezone.localdate()
    month = reverse("month_sheet", args=[place.slug, today.year, today.month])
    area = place.area
    return {"month_sheet": month, "circular": reverse("circular", args=[area.code]) if area else ""}


def _values(request: HttpRequest, events, query: str) -> Values:
    """Return dates that are read when they are shown, which a kept part of the page spares."""
    today = timezone.localdate()
    has_dates = cached_for_content(
        request, f"events-here:{query}:{today}", lambda: ahead(events, today).exists()
    )
    if not has_dates:
        return {}
    dates = partial(coming, events, active_language(), MAX_SHOWN)
    return {"dates": dates, "calendar_query": query, "today": today.isoformat()}
