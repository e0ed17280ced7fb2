"""Dates in lists, beside the event that they are of, in the language of the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from events.models import EventPage
from hub.core.cached import set_cached
from hub.core.locales import nearest_locale_ids
from hub.occurrences.models import Occurrence
from hub.occurrences.querysets import OccurrenceQuerySet, beginning_of
from hub.occurrences.shown import ShownDate
from hub.pages.listing import localise
from hub.places.models import PlacePage


@dataclass(frozen=True)
class Listed:
    """A date of an event.

    Attributes:
        event: the event's page in the language nearest to the reader's.
        place: its place's page likewise, None without one that the public may see.
    """

    shown: ShownDate
    event: EventPage
    url: str
    place: PlacePage | None

    @property
    def lang(self) -> str:
        return self.event.lang


def listed(
    rows: Sequence[Occurrence], sources: dict[int, EventPage], language: str, today: date
) -> list[Listed]:
    """Return `rows` with what lists show of them; three queries at most, however many rows.

    Args:
        sources: the source page of each row's event by its key.
    """
    events = {
        event.source.pk: event for event in localise(sources.values(), language, for_cards=False)
    }
    addresses = {key: event.url for key, event in events.items()}
    place_keys = {row.place_id or events[row.page_id].source.place_id for row in rows}
    places = _places(place_keys - {None}, language)
    return [
        Listed(
            ShownDate(row, today),
            events[row.page_id],
            addresses[row.page_id],
            places.get(row.place_id or events[row.page_id].source.place_id),
        )
        for row in rows
    ]


def _places(keys: set[int], language: str) -> dict[int, PlacePage]:
    """Return {key of the source: the place in the language nearest to `language`} in one query."""
    if not keys:
        return {}
    locales = nearest_locale_ids(language)
    public = PlacePage.objects.public_sources().filter(pk__in=keys).values("translation_key")
    found = PlacePage.objects.live().filter(translation_key__in=public, locale_id__in=locales)
    by_family: dict[UUID, list[PlacePage]] = {}
    for place in sorted(found, key=lambda place: locales.index(place.locale_id)):
        by_family.setdefault(place.translation_key, []).append(place)
    places = {}
    for family in by_family.values():
        source = next(place for place in family if place.is_source)
        set_cached(family[0], "source", source)
        places[source.pk] = family[0]
    return places


def ahead(events, today: date) -> OccurrenceQuerySet:
    """Return the dates of `events` that are not over on the day `today`, in order."""
    return events.dates().filter(ends_at__gt=beginning_of(today)).order_by("starts_at", "pk")


def coming(events, language: str, number: int) -> list[Listed]:
    """Return the next dates of public `events`, the first of each, so that all are seen."""
    today = timezone.localdate()
    of_same = Occurrence.objects.filter(
        page_id=OuterRef("page_id"), ends_at__gt=beginning_of(today)
    )
    first = Subquery(of_same.order_by("starts_at", "pk").values("pk")[:1])
    rows = ahead(events, today).filter(pk=first).select_related("page__eventpage")[:number]
    sources = {row.page_id: row.page.eventpage for row in rows}
    return listed(list(rows), sources, language, today)
