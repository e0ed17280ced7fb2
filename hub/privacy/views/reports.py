"""Reports for the chief: who saw private data, and what was deleted. No private value in them."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from hub.core.reports import RecordReport
from hub.privacy import places
from hub.privacy.models import PrivateAccess, PrivateDeletion
from hub.privacy.permissions import may_read_records
from hub.privacy.words import in_words

MAX_NAMED = 5


def names_of_objects(row: PrivateAccess) -> str:
    """The objects by name, as many as one can read."""
    names = [accessed.label for accessed in row.accessed.all()[:MAX_NAMED]]
    more = row.object_count - len(names)
    return "、".join(names) + (f" +{more}" if more > 0 else "")


def counts_in_words(row: PrivateDeletion) -> str:
    return "、".join(f"{name} {count}" for name, count in in_words(row.counts))


class AccessFilterSet(WagtailFilterSet):
    label = django_filters.CharFilter(
        field_name="accessed__label",
        lookup_expr="icontains",
        distinct=True,
        label=_("Whose data"),
    )
    username = django_filters.CharFilter(lookup_expr="icontains", label=_("ID of the person"))
    where = django_filters.ChoiceFilter(choices=places.choices, label=_("Where"))
    at = django_filters.DateFromToRangeFilter(
        label=pgettext_lazy("moment", "When"), widget=DateRangePickerWidget
    )

    class Meta:
        model = PrivateAccess
        fields = ["label", "username", "kind", "where", "at"]


class PrivateAccessView(RecordReport):
    model = PrivateAccess
    may_read = staticmethod(may_read_records)
    header_icon = "view"
    page_title = _("Access to private data")
    index_url_name = "privacy:access"
    index_results_url_name = "privacy:access_results"
    filterset_class = AccessFilterSet
    columns = [
        DateColumn("at", label=pgettext_lazy("moment", "When")),
        Column("person", label=_("Person"), accessor=lambda row: row.person or row.username),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("where", label=_("Where"), accessor="where_label"),
        Column("objects", label=_("Whose data"), accessor=names_of_objects),
        Column("why", label=_("Why")),
    ]
    export_filename = "private-access"
    list_export = ["at", "username", "get_kind_display", "where_label", "labels", "why"]
    export_headings = {
        "get_kind_display": _("Kind"),
        "where_label": _("Where"),
        "labels": _("Whose data"),
    }

    def get_queryset(self) -> QuerySet[PrivateAccess]:
        rows = PrivateAccess.objects.select_related("person")
        return rows.prefetch_related("accessed") if self.is_export else rows


class PrivateDeletionView(RecordReport):
    model = PrivateDeletion
    may_read = staticmethod(may_read_records)
    page_title = _("Deleted private data")
    header_icon = "bin"
    index_url_name = "privacy:deletions"
    index_results_url_name = "privacy:deletions_results"
    columns = [
        DateColumn("at", label=pgettext_lazy("moment", "When")),
        Column("label", label=_("Whose data")),
        Column("why", label=_("Why"), accessor="get_why_display"),
        Column("by", label=_("Deleted by")),
        Column("counts", label=_("What was deleted"), accessor=counts_in_words),
    ]
    export_filename = "private-deletions"
    list_export = ["at", "label", "get_why_display", "by", "counts"]
    export_headings = {
        "get_why_display": _("Why"),
    }

    def get_queryset(self) -> QuerySet[PrivateDeletion]:
        return PrivateDeletion.objects.select_related("by")
