"""A screen at an information corner: silent, without script; each part leads to the next by itself.

Parts are addresses of their own, so that they are kept as files and a monitor shows them while the
hub is away.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from groups.leaflets.leaflet import Leaflet
from groups.leaflets.services import groups_of
from groups.models import InformationCorner
from hub.core.locales import active_language
from hub.core.switches import is_thing_open
from hub.pages.listing import localise
from hub.places.models import PlacePage

ON_ONE = 3
SECONDS = 20
FRESH_FOR = 5 * 60


@dataclass(frozen=True)
class Line:
    """Something that a room shows on the screen: when it is, and what."""

    when: str
    what: str
    lang: str


Lines = Callable[[PlacePage, str], list[Line]]
_rooms: list[Lines] = []


def register(lines: Lines) -> None:
    """Let `lines(place, language)` say what is on at a corner, on a part of its own."""
    _rooms.append(lines)


def _lines(place: PlacePage, language: str) -> list[Line]:
    return [line for lines in _rooms if is_thing_open(lines) for line in lines(place, language)]


@require_safe
def screen(request: HttpRequest, slug: str, part: int) -> HttpResponse:
    """One part: some groups with the QR codes of their pages, or what is on."""
    place = PlacePage.objects.public_sources().filter(slug=slug).first()
    corner = InformationCorner.objects.open().filter(place_page=place).first() if place else None
    if corner is None:
        raise Http404
    language = active_language()
    groups, lines = groups_of(corner), _lines(place, language)
    parts = ceil(len(groups) / ON_ONE)
    number = parts + bool(lines)
    if not 1 <= part <= max(1, number):
        raise Http404
    (shown,) = localise([place], language)
    first = (part - 1) * ON_ONE
    context = {
        "place": shown,
        "leaflets": Leaflet.of(groups[first : first + ON_ONE], "a5", language),
        "lines": lines if part > parts else [],
        "part": part,
        "parts": number,
        "seconds": SECONDS,
        "following": reverse("corner_screen", args=[slug, part % max(1, number) + 1]),
    }
    response = render(request, "groups/leaflets/screen.html", context)
    response["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    response["X-Robots-Tag"] = "noindex"
    return response
