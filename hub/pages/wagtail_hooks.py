"""The admin's lists of what belongs to every page: names of things."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from hub.pages.models import ActivityField, Area, Department, Need
from hub.pages.rich_text import PublicPageLinkHandler


class TermViewSet(SnippetViewSet):
    list_display = ["label_ja", "code", "label_en", "sort_order"]
    search_fields = ["label_ja", "label_en", "code"]
    ordering = ["sort_order"]


class ActivityFieldViewSet(TermViewSet):
    model = ActivityField
    icon = "tag"


class NeedViewSet(TermViewSet):
    model = Need
    icon = "help"


class AreaViewSet(TermViewSet):
    model = Area
    icon = "site"


class DepartmentViewSet(TermViewSet):
    model = Department
    icon = "group"


@register_snippet
class TermViewSetGroup(SnippetViewSetGroup):
    """Names that pages refer to by code: one row each, in every language."""

    items = (ActivityFieldViewSet, NeedViewSet, AreaViewSet, DepartmentViewSet)
    menu_label = _("Names and places")
    menu_icon = "list-ul"
    menu_order = 500


@hooks.register("register_rich_text_features", order=10)
def register_links_to_pages_that_exist(features) -> None:
    features.register_link_type(PublicPageLinkHandler)
