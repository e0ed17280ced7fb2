"""New and changed groups as Atom. Contact is not in it: a feed is copied far and wide."""

from django.utils.translation import gettext as _

from groups.models import GroupPage
from hub.pages.feeds import PageFeed
from hub.pages.listing import localise
from hub.text.normalise import showable

LENGTH = 50
RIGHTS = "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"


class GroupFeed(PageFeed):
    view_name = "group_feed"
    feed_copyright = RIGHTS

    def name(self) -> str:
        return _("New and changed groups")

    def items(self, obj) -> list[GroupPage]:
        newest = GroupPage.objects.listed().order_by("-last_published_at", "-pk")
        return localise(newest[:LENGTH], obj["language"])

    def item_description(self, page: GroupPage) -> str:
        return showable(page.summary or page.purpose)

    def item_categories(self, page: GroupPage) -> list[str]:
        return [showable(term.label) for term in page.activity_fields]

    def item_pubdate(self, page: GroupPage):
        return page.source.first_published_at

    def item_updateddate(self, page: GroupPage):
        return page.source.updated_at
