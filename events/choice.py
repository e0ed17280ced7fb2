"""What a visitor chose, as an address says it: read from it, written to it."""

from calendar import SATURDAY
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Self
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.facets import ABOUT, FACETS
from hub.core.http import parameter
from hub.facets.facet import Vocabulary
from hub.occurrences.series import horizon

MAX_SLUG = 120
DAY = timedelta(days=1)
MONTH = "month"
FROM, UNTIL = "from", "until"
WHEN = {
    "today": _("Today"),
    "tomorrow": _("Tomorrow"),
    "weekend": _("This weekend"),
    "week": _("Within seven days"),
}
VIEWS = (MONTH,)


@dataclass(frozen=True)
class Span:
    """Days from the first to the last, both included."""

    first: date
    last: date


def span_of(when: str, today: date) -> Span:
    """Return the days of a word of `WHEN`."""
    if when == "today":
        return Span(today, today)
    if when == "tomorrow":
        return Span(today + DAY, today + DAY)
    if when == "weekend":
        saturday = today + max(0, SATURDAY - today.weekday()) * DAY
        return Span(saturday, today + (6 - today.weekday()) * DAY)
    return Span(today, today + 6 * DAY)


def month_from(text: str, today: date) -> date | None:
    """Return the first day of a month written 2026-12, None unless dates are shown of it."""
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return month if today.replace(day=1) <= month <= horizon(today) else None


def span_from(first: str, last: str, today: date) -> Span | None:
    """Return the days from `first` until `last` (2026-12-05), None unless dates are shown of them."""
    try:
        span = Span(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        return None
    return span if today <= span.last <= horizon(today) and span.first <= span.last else None


def span_of_month(month: date) -> Span:
    return Span(month, (month + 32 * DAY).replace(day=1) - DAY)


@dataclass(frozen=True)
class Choice:
    """Codes by facet; what the events are about (a group, a place); days; the view."""

    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    when: str = ""
    month: date | None = None
    view: str = ""
    days: Span | None = None

    @classmethod
    def read(cls, request: HttpRequest, known: Vocabulary, today: date) -> Self:
        """Return what the address of `request` chooses; codes that no one knows are left out."""
        codes = {
            facet.name: chosen
            for facet in FACETS
            if (
                chosen := tuple(
                    sorted(set(request.GET.getlist(facet.name)) & known[facet.name].keys())
                )
            )
        }
        about = {name: slug for name in ABOUT if (slug := parameter(request, name, MAX_SLUG))}
        days = span_from(parameter(request, FROM, 10), parameter(request, UNTIL, 10), today)
        when, view = parameter(request, "when", 10), parameter(request, "view", 10)
        month = month_from(parameter(request, MONTH, 7), today)
        return cls(
            codes,
            about,
            when if when in WHEN and month is None else "",
            month,
            view if view in VIEWS else "",
            days if not (when in WHEN or month) else None,
        )

    def of(self, facet: str) -> tuple[str, ...]:
        return self.codes.get(facet, ())

    def toggled(self, facet: str, code: str) -> Self:
        """Return the choice with the code taken away if it was there, else added."""
        chosen = tuple(sorted({*self.of(facet)} ^ {code}))
        return replace(self, codes=self.codes | {facet: chosen}) if chosen else self.without(facet)

    def without(self, facet: str) -> Self:
        return replace(self, codes={name: own for name, own in self.codes.items() if name != facet})

    def but(self, **values: object) -> Self:
        """Return the choice with other days or another view."""
        return replace(self, **values)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the parameters of its address, in one order."""
        if self.when:
            yield "when", self.when
        if self.days:
            yield FROM, self.days.first.isoformat()
            yield UNTIL, self.days.last.isoformat()
        if self.month:
            yield MONTH, f"{self.month:%Y-%m}"
        for facet in FACETS:
            yield from ((facet.name, code) for code in self.of(facet.name))
        yield from self.about.items()
        if self.view:
            yield "view", self.view

    @property
    def query(self) -> str:
        return urlencode(list(self.pairs()))

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen beside days and view."""
        return bool(self.codes or self.about)

    @property
    def is_for_crawlers(self) -> bool:
        """The plain list alone: what it is narrowed down to changes by the day."""
        return not any(self.pairs())
