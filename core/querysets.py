"""Which pages the public may see. Rooms extend this; views never filter by hand."""

from typing import Self

from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.locales import default_locale_id


class HubPageQuerySet(PageQuerySet):
    def sources(self) -> Self:
        """Source pages alone: one for each translation family."""
        return self.filter(locale_id=default_locale_id())

    def public_sources(self) -> Self:
        """Source pages that anybody may read."""
        return self.sources().live().public()


HubPageManager = PageManager.from_queryset(HubPageQuerySet)
