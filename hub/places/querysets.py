"""Which places the public is shown, and in which order."""

from typing import Self

from django.db.models import Case, Value, When
from wagtail.models import PageManager

from hub.core.querysets import HubPageQuerySet
from hub.places.choices import PlaceKind


class PlacePageQuerySet(HubPageQuerySet):
    def in_order(self) -> Self:
        """By kind in the order of the list of kinds, within one by the sound of the name."""
        order = [When(kind=kind, then=Value(n)) for n, kind in enumerate(PlaceKind.values)]
        return self.alias(kind_order=Case(*order)).order_by("kind_order", "kana_key", "title", "pk")

    def open(self) -> Self:
        """Places that may be given away as data: the city's, and those whose keeper agreed."""
        return self.public_sources().filter(open_data=True)


PlacePageManager = PageManager.from_queryset(PlacePageQuerySet)
