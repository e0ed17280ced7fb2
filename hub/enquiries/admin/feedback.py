"""What readers say of pages: looked at and deleted, never added or changed."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from hub.enquiries.models import Feedback


class ReadOnlyPolicy(ModelPermissionPolicy):
    def user_has_permission(self, user, action) -> bool:
        return action not in {"add", "change"} and super().user_has_permission(user, action)


register_permission_policy(Feedback, ReadOnlyPolicy(Feedback))


def kinds_with_feedback(request: HttpRequest) -> QuerySet[ContentType]:
    return ContentType.objects.filter(pk__in=Feedback.objects.values("page__content_type"))


class FeedbackFilterSet(WagtailFilterSet):
    kind = ContentTypeFilter(
        label=_("Kind of page"), field_name="page__content_type", queryset=kinds_with_feedback
    )

    class Meta:
        model = Feedback
        fields = ["useful", "language", "kind"]


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
    filterset_class = FeedbackFilterSet
    search_fields = ["comment"]
    inspect_view_enabled = True
