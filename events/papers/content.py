"""What stands on paper: a poster of an event, the month of a place, a circular of an area."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.dateformat import format as date_in_format
from django.utils.formats import date_format, get_format
from wagtail.images.models import SourceImageIOError

from events.facts import Fact
from events.lists import Listed, ahead, listed
from events.models import EventIndexPage, EventPage
from groups.models import InformationCorner
from hub.core.locales import active_language
from hub.core.qr import qr_of
from hub.core.wording import from_to
from hub.occurrences.querysets import beginning_of
from hub.occurrences.workflow import HELD
from hub.pages.listing import localise
from hub.pages.models import Area
from hub.places.models import PlacePage

PHOTO = "fill-1400x620|format-jpeg|jpegquality-80"
STRIPS = 10
MAX_ON_A3, MAX_ON_A4, FEW = 56, 18, 12
MAX_FACTS = 6
MAX_DATES, MAX_DATES_OF_SERIES, FEW_WHENS = 4, 3, 2
CIRCULAR_DAYS = 42


def plain(address: str) -> str:
    """Return an address as people read it out."""
    return address.partition("://")[2].rstrip("/")


@dataclass(frozen=True)
class Poster:
    """An event on A4 with strips to tear off; `page` is in its reader's language, or Japanese."""

    page: EventPage

    @classmethod
    def of(cls, event: EventPage) -> Self:
        """Return the poster of `event` (a source page) in the active language."""
        (page,) = localise([event], active_language())
        return cls(page)

    @property
    def address(self) -> str:
        return settings.BASE_URL + self.page.get_url()

    @property
    def plain_address(self) -> str:
        return plain(self.address)

    @property
    def qr(self) -> str:
        return qr_of(self.address)

    @property
    def photo(self) -> str:
        """The picture as a `data:` address, "" without one."""
        image = self.page.main_image
        if image is None:
            return ""
        try:
            with image.get_rendition(PHOTO).file.open("rb") as file:
                return f"data:image/jpeg;base64,{base64.b64encode(file.read()).decode()}"
        except (OSError, SourceImageIOError):
            return ""

    @property
    def whens(self) -> list[str]:
        """What repeats, in words, and the next dates that take place."""
        dates = self.page.dates_of_event
        held = [shown.in_words for shown in dates.ahead if shown.row.is_held]
        return [*dates.series, *held[: MAX_DATES_OF_SERIES if dates.series else MAX_DATES]]

    @property
    def has_many_whens(self) -> bool:
        """Whether its picture has to leave them room."""
        return len(self.whens) > FEW_WHENS

    @property
    def next_when(self) -> str:
        return self.whens[-1] if not self.page.dates_of_event.series else self.whens[0]

    @property
    def facts(self) -> list[Fact]:
        return list(self.page.facts.all())[:MAX_FACTS]

    @property
    def strips(self) -> range:
        return range(STRIPS)


@dataclass(frozen=True)
class DatesSheet:
    """Dates that take place, day by day: as many as fit, and how many more there are.

    Attributes:
        title: what the sheet is about.
        period: of which days, in words.
        rows: the dates.
        more: how many did not fit.
        address: where all of them are.
        lang: of the title, if it is a page's.
    """

    title: str
    period: str
    rows: list[Listed]
    more: int
    address: str
    lang: str = ""

    @property
    def qr(self) -> str:
        return qr_of(self.address)

    @property
    def plain_address(self) -> str:
        return plain(self.address).partition("?")[0]

    @property
    def density(self) -> str:
        """How close the rows stand, for the style sheet."""
        if len(self.rows) <= FEW:
            return "large"
        return "wide" if len(self.rows) <= MAX_ON_A4 else "close"


def month_of_place(place: PlacePage, month: date) -> DatesSheet:
    """Return 「今月のまちの予定」 of `place` (a source page): of its corner's areas, if it has one."""
    after = (month + timedelta(days=32)).replace(day=1)
    corner = InformationCorner.objects.filter(place_page=place).first()
    about = Q(place=place)
    if corner:
        areas = corner.areas.all()
        about |= _in(list(areas)) if areas else Q()
        about = about if areas else Q(pk__isnull=False)
    (page,) = localise([place], active_language())
    period = date_format(month, "YEAR_MONTH_FORMAT")
    query = f"?month={month:%Y-%m}" + ("" if corner else f"&place={place.slug}")
    return _sheet(page.title, period, about, month, after, MAX_ON_A3, query, page.lang)


def circular_of_area(area: Area, today: date) -> DatesSheet:
    """Return 回覧板: what is on in `area` in the next weeks."""
    until = today + timedelta(days=CIRCULAR_DAYS)
    form = get_format("DATE_FORMAT")
    period = from_to(date_in_format(today, form), date_in_format(until, form))
    query = f"?area={area.code}"
    return _sheet(str(area.label), period, _in([area]), today, until, MAX_ON_A4, query)


def _in(areas: Sequence[Area]) -> Q:
    return Q(area__in=areas) | Q(area=None, place__area__in=areas)


def _sheet(
    title: str,
    period: str,
    about: Q,
    first: date,
    until: date,
    most: int,
    query: str,
    lang: str = "",
) -> DatesSheet:
    """Return the dates from `first` to before `until` of events that `about` selects."""
    events = EventPage.objects.public_sources().filter(about)
    held = ahead(events, first).filter(state__in=HELD, starts_at__lt=beginning_of(until))
    rows = list(held.select_related("page__eventpage")[: most + 1])
    more = held.count() - most if len(rows) > most else 0
    sources = {row.page_id: row.page.eventpage for row in rows}
    shown = listed(rows[:most], sources, active_language(), timezone.localdate())
    index = EventIndexPage.objects.public_sources().get()
    (page,) = localise([index], active_language())
    return DatesSheet(title, period, shown, more, settings.BASE_URL + page.get_url() + query, lang)
