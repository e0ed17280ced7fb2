"""The dates that fit a choice, and what else could be chosen from there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.http import HttpRequest
from django.utils import timezone

from events.choice import MONTH, WHEN, Choice, Span, span_of, span_of_month
from events.facets import FACETS, FIRST_FACETS, EventFacet
from events.index import EventIndex
from events.lists import Listed, listed
from events.models import EventPage
from hub.core.locales import active_language
from hub.core.version import cached_for_content
from hub.facets.facet import Option, Vocabulary
from hub.facets.int_set import IntSet
from hub.facets.offers import Offer, Question
from hub.occurrences.models import Occurrence
from hub.occurrences.querysets import KEPT_IN_CALENDARS
from hub.occurrences.series import horizon

MAX_IN_MONTH = 600
WEEK = 7
DAY = timedelta(days=1)


@dataclass(frozen=True)
class DayOfMonth:
    """A cell of the month; `is_in` if it belongs to the month."""

    day: date
    is_in: bool
    dates: list[Listed]


def vocabulary(request: HttpRequest) -> Vocabulary:
    """Return {facet: {code: option}}, labelled in the active language."""
    key = f"events-vocabulary:{active_language()}"
    return cached_for_content(
        request, key, lambda: {facet.name: facet.options() for facet in FACETS}
    )


class Results:
    """What the address of a request finds among the dates that the public may see."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.today = timezone.localdate()
        self.known = vocabulary(request)
        self.choice = Choice.read(request, self.known, self.today)

    @classmethod
    def of(cls, request: HttpRequest) -> "Results":
        """Return what `request` asks for; made once a request."""
        if not hasattr(request, "event_results"):
            request.event_results = cls(request)
        return request.event_results

    @cached_property
    def index(self) -> EventIndex:
        return EventIndex.of(self.request, self.today)

    @cached_property
    def span(self) -> Span | None:
        """The days that are asked for, None for all to come."""
        if self.choice.view == MONTH or self.choice.month:
            return span_of_month(self.month)
        return span_of(self.choice.when, self.today) if self.choice.when else self.choice.days

    @cached_property
    def fitting(self) -> IntSet:
        return self.index.fitting(self.choice, self.span)

    def count(self) -> int:
        return len(self.fitting)

    def keys(self) -> list[int]:
        return self.index.keys_in(self.fitting)

    # What else

    @cached_property
    def questions(self) -> list[Question]:
        found = (Question(facet, list(self._offers(facet))) for facet in FACETS)
        return [question for question in found if question.offers]

    @property
    def first_questions(self) -> list[Question]:
        return [one for one in self.questions if one.facet.name in FIRST_FACETS]

    @property
    def more_questions(self) -> list[Question]:
        return [one for one in self.questions if one.facet.name not in FIRST_FACETS]

    @property
    def more_is_chosen(self) -> bool:
        return any(question.chosen for question in self.more_questions)

    def _offers(self, facet: EventFacet) -> Iterator[Offer]:
        chosen = self.choice.of(facet.name)
        adds = facet.widens and bool(chosen)
        among = self.fitting
        if adds:
            wider = self.index.fitting(self.choice.without(facet.name), self.span)
            among = wider - self.index.chosen_of(facet, chosen)
        for code, option in self.known[facet.name].items():
            is_chosen = code in chosen
            number = len(among & self.index.having_code(facet.name, code))
            if number or is_chosen:
                query = self.choice.toggled(facet.name, code).query
                yield Offer(option, number, is_chosen, adds, query)

    @cached_property
    def whens(self) -> list[Offer]:
        """The days that people ask for first; all of them first of all."""
        plain = self.choice.but(when="", month=None, days=None, view="")
        found = []
        for code, label in WHEN.items():
            among = self.index.fitting(plain, span_of(code, self.today))
            is_chosen = self.choice.when == code
            query = (plain if is_chosen else plain.but(when=code)).query
            found.append(Offer(Option(code, str(label)), len(among), is_chosen, False, query))
        return found

    @property
    def all_days_query(self) -> str:
        return self.choice.but(when="", month=None, days=None, view="").query

    @property
    def list_query(self) -> str:
        return self.choice.but(view="").query

    @property
    def month_query(self) -> str:
        return self.choice.but(view=MONTH, when="", days=None).query

    @property
    def calendar_query(self) -> str:
        """Of the calendar that holds what is chosen here, whatever the days."""
        return self.choice.but(when="", month=None, days=None, view="").query

    # The month as a table

    @cached_property
    def month(self) -> date:
        """The month that is asked for, else that of the next date."""
        if self.choice.month:
            return self.choice.month
        every = self.index.fitting(self.choice, None)
        first = next(iter(every), None)
        day = self.today if first is None else max(self.today, self.index.spans[first][0])
        return day.replace(day=1)

    @property
    def month_before(self) -> str:
        """The query of the month before, "" before the present one."""
        month = (self.month - DAY).replace(day=1)
        return self._of_month(month) if month >= self.today.replace(day=1) else ""

    @property
    def month_after(self) -> str:
        month = (self.month + 32 * DAY).replace(day=1)
        return self._of_month(month) if month <= horizon(self.today) else ""

    def _of_month(self, month: date) -> str:
        return self.choice.but(month=month, days=None, view=MONTH).query

    @cached_property
    def weeks(self) -> list[list[DayOfMonth]]:
        """The weeks of the month from Monday on, each day with its dates."""
        on_day = self._by_day()
        span = span_of_month(self.month)
        monday = span.first - span.first.weekday() * DAY
        weeks = []
        while monday <= span.last:
            days = [monday + number * DAY for number in range(WEEK)]
            weeks.append(
                [
                    DayOfMonth(day, day.month == self.month.month, on_day.get(day, []))
                    for day in days
                ]
            )
            monday += WEEK * DAY
        return weeks

    def _by_day(self) -> dict[date, list[Listed]]:
        """Return for each day of the month the dates that go on on it, in order."""
        span = span_of_month(self.month)
        found: dict[date, list[Listed]] = {}
        for one in self.listed(self.keys()[:MAX_IN_MONTH]):
            day, last = max(one.shown.day, span.first), min(one.shown.last_day, span.last)
            while day <= last:
                found.setdefault(day, []).append(one)
                day += DAY
        return found

    def listed(self, keys: list[int]) -> list[Listed]:
        found = {row.pk: row for row in Occurrence.objects.filter(pk__in=keys)}
        rows = [found[key] for key in keys if key in found]
        sources = EventPage.objects.in_bulk({row.page_id for row in rows})
        return listed(rows, sources, active_language(), self.today)

    def for_calendar(self) -> list[Listed]:
        """Return what a calendar holds of the choice: also what was cancelled, and the last weeks."""
        index = EventIndex.of(self.request, self.today - KEPT_IN_CALENDARS)
        return self.listed(index.keys_in(index.fitting(self.choice, None)))
