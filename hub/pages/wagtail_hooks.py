"""The admin's lists of what belongs to every page: names of things, and what readers say."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from hub.pages.models import ActivityField, Area, Department, Feedback, Need


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


class ReadOnlyPolicy(ModelPermissionPolicy):
    """What readers wrote is looked at and deleted, never added or changed."""

    def user_has_permission(self, user, action) -> bool:
        return action not in {"add", "change"} and super().user_has_permission(user, action)


register_permission_policy(Feedback, ReadOnlyPolicy(Feedback))


class FeedbackViewSet(ModelViewSet):
    model = Feedback
    icon = "comment"
    menu_label = _("Readers' answers")
    menu_order = 510
    add_to_admin_menu = True
    form_fields = ["useful", "comment"]
    list_display = [
        "page",
        Column("useful", accessor="get_useful_display", label=_("Useful")),
        "comment",
        "language",
        DateColumn("created_at", label=_("Received")),
    ]
    list_filter = ["useful", "language"]
    search_fields = ["comment"]
    inspect_view_enabled = True


@hooks.register("register_admin_viewset")
def register_feedback_viewset():
    return FeedbackViewSet("feedback")
