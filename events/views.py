"""Calendars for people's own programs, and the address of a single date."""

from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import condition, require_safe
from wagtail.models import Page
from wagtail.views import serve

from events.lists import Listed
from events.models import EventIndexPage, EventPage
from events.results import Results
from hub.core.locales import active_language
from hub.occurrences.answers import calendar_answer, calendar_etag
from hub.occurrences.ical import Entry, calendar
from hub.pages.frame import Frame
from hub.pages.listing import localise


@require_safe
@condition(etag_func=calendar_etag)
def calendar_file(request: HttpRequest) -> HttpResponse:
    """The events that the address chooses, as iCalendar."""
    results = Results.of(request)
    index = EventIndexPage.objects.public_sources().first()
    (page,) = localise([index], active_language()) if index else (None,)
    what = pgettext("calendar", "Events")
    name = f"{Frame.of(request)['hub_name']} {what}"
    shown = results.for_calendar()
    if len({one.event.pk for one in shown}) == 1 and "event" in results.choice.about:
        name = shown[0].event.title
    content = calendar(name, page.full_url if page else settings.BASE_URL, map(entry, shown))
    return calendar_answer(content, "events.ics")


@require_safe
def one_date(request: HttpRequest, path: str, day: date) -> HttpResponse:
    """The page of an event, which begins with its date on `day`; 404 if it has none."""
    route = Page.route_for_request(request, path)
    if route is None or not isinstance(route.page, EventPage):
        raise Http404
    if route.page.dates_of_event.on(day) is None:
        raise Http404
    request.day_of_event = day
    return serve(request, path)


def entry(one: Listed, note: str = "") -> Entry:
    """Return what calendars say of a date; `note` stands before its own."""
    event, source = one.event, one.event.source
    place = one.place
    where = [place.title, place.full_address] if place else []
    if event.place_text:
        where.append(event.place_text)
    position = None
    if place and place.has_position:
        position = (float(place.source.latitude), float(place.source.longitude))
    full = _("Fully booked.") if one.shown.row.is_full else ""
    notes = " ".join(filter(None, (note, full, one.shown.row.note)))
    return Entry(
        one.shown.row,
        event.title,
        event.full_url,
        " ".join(where),
        "\n".join(filter(None, (notes, event.summary))),
        position,
        (source.get_kind_display(),),
    )
