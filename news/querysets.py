from typing import TYPE_CHECKING, Self

from wagtail.models import PageManager

from core.querysets import HubPageQuerySet

if TYPE_CHECKING:
    from groups.models import GroupPage


class NewsPageQuerySet(HubPageQuerySet):
    def newest(self) -> Self:
        """Pinned news first, then by date."""
        return self.order_by("-pinned", "-date", "-pk")


class StoryPageQuerySet(HubPageQuerySet):
    def newest(self) -> Self:
        return self.order_by("-date", "-pk")

    def about_group(self, group: "GroupPage") -> Self:
        """Stories in which `group` (a GroupPage of any language) takes part."""
        return self.filter(story_groups__group_id=group.source.pk)


NewsPageManager = PageManager.from_queryset(NewsPageQuerySet)
StoryPageManager = PageManager.from_queryset(StoryPageQuerySet)
