"""Which events and which of their dates the public is shown."""

from typing import TYPE_CHECKING, Self

from wagtail.models import PageManager

from hub.core.querysets import HubPageQuerySet
from hub.occurrences.models import Occurrence
from hub.occurrences.querysets import OccurrenceQuerySet

if TYPE_CHECKING:
    from groups.models import GroupPage
    from hub.places.models import PlacePage


class EventPageQuerySet(HubPageQuerySet):
    def by_group(self, group: "GroupPage") -> Self:
        """Events that `group` (a GroupPage of any language) holds or helps with."""
        return self.filter(organisers__group_id=group.source.pk).distinct()

    def at_place(self, place: "PlacePage") -> Self:
        """Events that are mostly held at `place` (a PlacePage of any language)."""
        return self.filter(place_id=place.source.pk)

    def dates(self) -> OccurrenceQuerySet:
        """The dates of these events."""
        return Occurrence.objects.filter(page_id__in=self.order_by().values("pk"))


EventPageManager = PageManager.from_queryset(EventPageQuerySet)
