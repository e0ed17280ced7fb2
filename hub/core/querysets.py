"""Which pages the public may see. Rooms extend this; views never filter by hand."""

from typing import Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Subquery
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from hub.core.locales import default_locale_id
from hub.core.switched_pages import without_closed


def unrestricted(pages: PageQuerySet) -> PageQuerySet:
    """Return those of `pages` that no restriction on them or above them closes, and no switch.

    The first is like Wagtail's `public()`, but within the same query. The path of a restriction's page is looked
    up, not joined: SQLite that has run ANALYZE would begin the join with all pages, for each page.
    """
    restrictions = PageViewRestriction.objects.annotate(
        page_path=Subquery(Page.objects.filter(pk=OuterRef("page_id")).order_by().values("path")),
        outer_path=ExpressionWrapper(OuterRef("path"), output_field=CharField()),
    ).filter(outer_path__startswith=F("page_path"))
    return without_closed(pages).filter(~Exists(restrictions))


class HubPageQuerySet(PageQuerySet):
    def public(self) -> Self:
        return unrestricted(self)

    def sources(self) -> Self:
        """Source pages alone: one for each translation family."""
        return self.filter(locale_id=default_locale_id())

    def public_sources(self) -> Self:
        """Source pages that anyone may read."""
        return self.sources().live().public()


HubPageManager = PageManager.from_queryset(HubPageQuerySet)
