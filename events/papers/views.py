"""Posters, months and circulars as PDF. Making one is costly, so it is limited; what is kept is not."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from events.models import EventPage
from events.papers.content import Poster, circular_of_area, month_of_place
from hub.accounts.limits import consume, declare_limit
from hub.core import pdf
from hub.core.kept_pdf import Busy, KeptPdf
from hub.core.locales import active_language
from hub.pages.models import Area
from hub.places.models import PlacePage
from hub.readable.showing.readers import for_reader

declare_limit("event_paper", "60/h/ip")
FRESH_FOR = 5 * 60
RETRY_AFTER = 5
MAX_MONTHS_AWAY = 18


class Paper(KeptPdf):
    STYLES = ("events/paper.css", "groups/leaflet_readings.css")
    PREFIX = "event-paper:"


@require_safe
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """An event on A4 with ten strips to tear off."""
    event = EventPage.objects.public_sources().filter(slug=slug).first()
    if event is None or not event.dates_of_event.ahead:
        raise Http404
    found = Poster.of(event)
    context = {"poster": found, "page": found.page, "title": found.page.title}
    return _answer(request, "events/papers/poster.html", context, f"{slug}.pdf")


@require_safe
def month(request: HttpRequest, slug: str, year: int, number: int) -> HttpResponse:
    """What is on at a place, or around its information corner, in a month: A3."""
    place = PlacePage.objects.public_sources().filter(slug=slug).first()
    first = _month(year, number)
    if place is None or first is None:
        raise Http404
    sheet = month_of_place(place, first)
    context = {"sheet": sheet, "title": sheet.title, "size": "a3"}
    return _answer(request, "events/papers/sheet.html", context, f"{slug}-{first:%Y-%m}.pdf")


@require_safe
def circular(request: HttpRequest, code: str) -> HttpResponse:
    """回覧板: what is on in an area in the next weeks, on one side of A4."""
    area = get_object_or_404(Area, code=code)
    sheet = circular_of_area(area, timezone.localdate())
    context = {"sheet": sheet, "title": sheet.title, "size": "a4"}
    return _answer(request, "events/papers/sheet.html", context, f"{code}.pdf")


def _month(year: int, number: int) -> date | None:
    """Return the first day of a month that is not too far away."""
    today = timezone.localdate()
    away = (year - today.year) * 12 + number - today.month
    is_near = 1 <= number <= 12 and -1 <= away <= MAX_MONTHS_AWAY
    return date(year, number, 1) if is_near else None


def _answer(request: HttpRequest, template: str, context: dict, name: str) -> HttpResponse:
    html = render_to_string(template, context | {"lang": active_language()}, request)
    paper = Paper(for_reader(request, html))
    content = paper.kept()
    if content is None:
        if not consume(request, "event_paper", counts_reading=True):
            return _not_now(request, 429)
        try:
            content = paper.made()
        except Busy:
            return _not_now(request, 503)
        except pdf.Unavailable as error:
            raise Http404 from error
    response = pdf.pdf_response(content, name)
    patch_vary_headers(response, ["Cookie"])  # by the setting of readings
    response["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    response["X-Robots-Tag"] = "noindex"
    return response


def _not_now(request: HttpRequest, status: int) -> HttpResponse:
    response = render(request, "events/papers/not_now.html", status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Retry-After"] = str(RETRY_AFTER)
    return response
