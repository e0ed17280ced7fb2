"""The citizen groups that a story or a piece of news names."""

from typing import TYPE_CHECKING

from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable

from hub.pages.listing import localise

if TYPE_CHECKING:
    from groups.models import GroupPage
    from hub.pages.models import BasePage


class GroupRow(Orderable):
    """A row that names a group. Its source page is kept, whichever language was chosen."""

    panels = [PageChooserPanel("group")]

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.group_id:
            self.group = self.group.source


def groups_named(page: "BasePage", rows: str) -> "list[GroupPage]":
    """Return the public groups that `page` names in its `rows`, in the language of `page`."""
    from groups.models import GroupPage

    sources = (
        GroupPage.objects.public_sources()
        .filter(**{f"{rows}__page_id": page.source.pk})
        .order_by(f"{rows}__sort_order")
    )
    return localise(sources, page.lang)


def organisations(groups: "list[GroupPage]") -> list[dict[str, str]]:
    """Return `groups` as schema.org knows them."""
    return [{"@type": "NGO", "name": group.title} for group in groups]
