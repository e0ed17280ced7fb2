from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Case, F, When
from wagtail.models import PageManager

from hub.core.querysets import HubPageQuerySet

if TYPE_CHECKING:
    from groups.models import GroupPage


class NewsPageQuerySet(HubPageQuerySet):
    def newest(self) -> Self:
        """Pinned news first, then by date."""
        return self.order_by("-pinned", "-date", "-pk")

    def closing_soon(self, today: date) -> Self:
        """What people can still apply for, the soonest to close first."""
        return self.filter(deadline__gte=today).order_by("deadline", "-date", "-pk")

    def not_closed(self, today: date) -> Self:
        """All but what people can no longer apply for."""
        return self.exclude(deadline__lt=today)

    def closing_first(self, today: date) -> Self:
        """What people can still apply for, the soonest to close first; then the newest."""
        open_until = Case(When(deadline__gte=today, then=F("deadline")))
        return self.order_by(open_until.asc(nulls_last=True), "-date", "-pk")

    def about_group(self, group: "GroupPage") -> Self:
        """News that concern `group` (a GroupPage of any language)."""
        return self.filter(news_groups__group_id=group.source.pk)


class StoryPageQuerySet(HubPageQuerySet):
    def newest(self) -> Self:
        return self.order_by("-date", "-pk")

    def about_group(self, group: "GroupPage") -> Self:
        """Stories in which `group` (a GroupPage of any language) takes part."""
        return self.filter(story_groups__group_id=group.source.pk)


NewsPageManager = PageManager.from_queryset(NewsPageQuerySet)
StoryPageManager = PageManager.from_queryset(StoryPageQuerySet)
