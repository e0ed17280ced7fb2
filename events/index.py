"""Which dates have which code, as sets of numbers: choices combine and count in no time.

Counting 5,000 dates by SQL for each option would take longer than the page may. They are read once
for each version of the content and each day; number n of a set is the nth date in order.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.http import HttpRequest

from events.choice import Choice, Span
from events.facets import ABOUT, DAY, EASE, FACETS, HELPERS, SIGN_UP, EventFacet
from events.models import EventPage
from events.signups import takes_sign_ups, with_steps
from groups.choices import Weekday
from hub.core.version import cached_for_content
from hub.facets.int_set import IntSet
from hub.occurrences.querysets import beginning_of

DAYS = tuple(code for code in Weekday.values if code != Weekday.ANY)
Having = dict[str, dict[str, IntSet]]


@dataclass(frozen=True)
class EventIndex:
    """Public dates whose last day is `since` or later.

    `spans` are the first and last day of each; `having` is {facet or ABOUT: {code: which}}.
    """

    keys: tuple[int, ...]
    spans: tuple[tuple[date, date], ...]
    having: Having

    @classmethod
    def of(cls, request: HttpRequest, since: date) -> Self:
        return cached_for_content(request, f"events:{since}", lambda: cls.read(since))

    @classmethod
    def read(cls, since: date) -> Self:
        events = EventPage.objects.public_sources()
        rows = list(
            with_steps(events.dates())
            .filter(ends_at__gt=beginning_of(since))
            .order_by("starts_at", "pk")
            .only("pk", "page_id", "starts_at", "ends_at")
        )
        codes = _codes_of_events(events)
        numbers: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, row in enumerate(rows):
            numbers[DAY][DAYS[row.first_day.weekday()]].append(number)
            if takes_sign_ups(row):
                numbers[EASE][SIGN_UP].append(number)
            if row.wants_helpers:
                numbers[EASE][HELPERS].append(number)
            for name, found in codes[row.page_id].items():
                for code in found:
                    numbers[name][code].append(number)
        return cls(
            tuple(row.pk for row in rows),
            tuple((row.first_day, row.last_day) for row in rows),
            {
                name: {code: IntSet.of(found) for code, found in by_code.items()}
                for name, by_code in numbers.items()
            },
        )

    def all(self) -> IntSet:
        return IntSet.below(len(self.keys))

    def having_code(self, facet: str, code: str) -> IntSet:
        return self.having.get(facet, {}).get(code, IntSet())

    def within(self, span: Span | None) -> IntSet:
        """Return the dates of which some day lies in `span`."""
        if span is None:
            return self.all()
        return IntSet.of(
            [
                number
                for number, (first, last) in enumerate(self.spans)
                if first <= span.last and last >= span.first
            ]
        )

    def chosen_of(self, facet: EventFacet, codes: Iterable[str]) -> IntSet:
        """Return the dates that have one of `codes`, or all where the facet does not widen."""
        sets = [self.having_code(facet.name, code) for code in codes]
        found = IntSet() if facet.widens else self.all()
        for one in sets:
            found = found | one if facet.widens else found & one
        return found

    def fitting(self, choice: Choice, span: Span | None) -> IntSet:
        found = self.within(span)
        for facet in FACETS:
            if chosen := choice.of(facet.name):
                found = found & self.chosen_of(facet, chosen)
        for name, slug in choice.about.items():
            found = found & self.having_code(name, slug)
        return found

    def keys_in(self, numbers: IntSet) -> list[int]:
        """Return the keys of dates in order."""
        return [self.keys[number] for number in numbers]


def _codes_of_events(events) -> dict[int, dict[str, list[str]]]:
    found = (
        events.select_related("area", "place__area")
        .prefetch_related("event_fields__field", "organisers__group")
        .order_by("pk")
    )
    return {
        event.pk: {facet.name: facet.codes(event) for facet in FACETS}
        | {name: codes(event) for name, codes in ABOUT.items()}
        for event in found
    }
