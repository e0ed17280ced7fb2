from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Case, F, When
from django.db.models.functions import Coalesce
from wagtail.models import PageManager

from hub.core.querysets import HubPageQuerySet

if TYPE_CHECKING:
    from groups.models import GroupPage


class NewsPageQuerySet(HubPageQuerySet):
    def newest(self) -> Self:
        """Pinned news first, then by date."""
        return self.order_by("-pinned", "-date", "-pk")

    def upcoming_first(self, today: date) -> Self:
        """What is not over yet, the soonest first; then the rest, the newest first."""
        day_ahead = Case(When(last_day__gte=today, then=F("held_on")))
        return self.alias(last_day=Coalesce("held_until", "held_on")).order_by(
            day_ahead.asc(nulls_last=True), "-date", "-pk"
        )

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
