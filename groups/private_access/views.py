"""Reports for the chief: who saw private data, and what was deleted. No private value in them."""

import django_filters
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from groups.models import PrivateAccess, PrivateDeletion
from groups.retention.words import in_words
from hub.accounts.models import User

MAX_NAMED = 5
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def may_see_records(user: User | AnonymousUser) -> bool:
    return user.is_active and user.has_perm("groups.view_privateaccess")


def names_of_groups(row: PrivateAccess) -> str:
    """The groups by name, as many as one can read."""
    names = [group.title for group in row.groups.all()[:MAX_NAMED]]
    more = row.group_count - len(names)
    return "、".join(names) + (f" +{more}" if more > 0 else "")


def counts_in_words(row: PrivateDeletion) -> str:
    return "、".join(f"{name} {count}" for name, count in in_words(row.counts))


def harmless(value: object) -> str:
    """Return `value` as a cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


class AccessFilterSet(WagtailFilterSet):
    group = django_filters.CharFilter(
        field_name="groups__title",
        lookup_expr="icontains",
        distinct=True,
        label=_("Name of the group"),
    )
    username = django_filters.CharFilter(lookup_expr="icontains", label=_("ID of the person"))
    at = django_filters.DateFromToRangeFilter(
        label=pgettext_lazy("moment", "When"), widget=DateRangePickerWidget
    )

    class Meta:
        model = PrivateAccess
        fields = ["group", "username", "kind", "where", "at"]


class RecordsView(ReportView):
    """Read by those who hold the right; taken away as a file by superusers alone."""

    header_icon = "view"

    def dispatch(self, request, *args, **kwargs):
        if not may_see_records(request.user):
            raise PermissionDenied
        if "export" in request.GET and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def show_export_buttons(self) -> bool:
        return self.request.user.is_superuser

    def get_preprocess_function(self, field, value, export_format):
        return harmless


class PrivateAccessView(RecordsView):
    model = PrivateAccess
    page_title = _("Access to private data of groups")
    index_url_name = "groups_private_access"
    index_results_url_name = "groups_private_access_results"
    filterset_class = AccessFilterSet
    columns = [
        DateColumn("at", label=pgettext_lazy("moment", "When")),
        Column("person", label=_("Person"), accessor=lambda row: row.person or row.username),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("where", label=_("Where"), accessor="get_where_display"),
        Column("groups", label=_("Citizen groups"), accessor=names_of_groups),
        Column("why", label=_("Why")),
    ]
    export_filename = "private-access"
    list_export = [
        "at", "username", "get_kind_display", "get_where_display", "group_titles", "why",
    ]  # fmt: skip
    export_headings = {
        "get_kind_display": _("Kind"),
        "get_where_display": _("Where"),
        "group_titles": _("Citizen groups"),
    }

    def get_queryset(self) -> QuerySet[PrivateAccess]:
        rows = PrivateAccess.objects.select_related("person")
        return rows.prefetch_related("groups") if self.is_export else rows


class PrivateDeletionView(RecordsView):
    model = PrivateDeletion
    page_title = _("Deleted private data of groups")
    header_icon = "bin"
    index_url_name = "groups_private_deletions"
    index_results_url_name = "groups_private_deletions_results"
    columns = [
        DateColumn("at", label=pgettext_lazy("moment", "When")),
        Column("title", label=_("Citizen group")),
        Column("why", label=_("Why"), accessor="get_why_display"),
        Column("by", label=_("Deleted by")),
        Column("counts", label=_("What was deleted"), accessor=counts_in_words),
    ]
    export_filename = "private-deletions"
    list_export = ["at", "title", "get_why_display", "by", "counts"]
    export_headings = {
        "get_why_display": _("Why"),
    }

    def get_queryset(self) -> QuerySet[PrivateDeletion]:
        return PrivateDeletion.objects.select_related("by")
