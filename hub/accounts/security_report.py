"""The record of sign-ins and powers, to be read in the admin and never changed there."""

import django_filters
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from hub.accounts.models import SecurityEvent, User
from hub.core.reports import RecordReport


def may_see_security(user: User | AnonymousUser) -> bool:
    return user.is_active and user.has_perm("accounts.view_securityevent")


def in_words(event: SecurityEvent) -> str:
    """Return the details as one reads them: "name: value", old and new where something changed."""
    return "; ".join(f"{name}: {_plain(value)}" for name, value in event.details.items())


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}={each}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    return str(value)


class SecurityEventFilterSet(WagtailFilterSet):
    username = django_filters.CharFilter(lookup_expr="icontains", label=_("ID of the person"))
    address = django_filters.CharFilter(lookup_expr="startswith", label=_("IP address"))
    at = django_filters.DateFromToRangeFilter(
        label=pgettext_lazy("moment", "When"), widget=DateRangePickerWidget
    )

    class Meta:
        model = SecurityEvent
        fields = ["kind", "username", "address", "at"]


class SecurityEventView(RecordReport):
    model = SecurityEvent
    may_read = staticmethod(may_see_security)
    page_title = _("Sign-ins and powers")
    header_icon = "key"
    index_url_name = "accounts_security"
    index_results_url_name = "accounts_security_results"
    filterset_class = SecurityEventFilterSet
    columns = [
        DateColumn("at", label=pgettext_lazy("moment", "When")),
        Column("kind", label=_("What"), accessor="get_kind_display"),
        Column("person", label=_("Person"), accessor=lambda row: row.person or row.username),
        Column("by", label=_("Done by")),
        Column("address", label=_("IP address")),
        Column("details", label=_("Details"), accessor=in_words),
    ]
    export_filename = "security-events"
    list_export = ["at", "kind", "username", "by", "address", "device", "details"]

    def get_queryset(self) -> QuerySet[SecurityEvent]:
        return SecurityEvent.objects.select_related("person", "by")
