"""The desk's lists of enquiries: how many, which to pass on, which to stop.

They never show what an enquiry says, but for those that the desk itself passes on, with their
senders' consent.
"""

from collections import defaultdict
from collections.abc import Callable
from functools import partial

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column
from wagtail.models import Page

from hub.core.columns import FormColumn
from hub.enquiries.admin.reports import (
    DeskReport,
    KindFilterSet,
    LabelledColumn,
    PageColumn,
    of_kind,
)
from hub.enquiries.models import BlockedSender, Enquiry
from hub.pages.templatetags.core_tags import long_date, year_month

Row = dict[str, object]


class EnquiryFilterSet(KindFilterSet):
    is_reported = django_filters.BooleanFilter(
        label=_("Reported as abuse"),
        field_name="reported_at",
        lookup_expr="isnull",
        exclude=True,
    )
    created_at = django_filters.DateFromToRangeFilter(
        label=_("Received"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Enquiry
        fields = ["state", "is_reported", "kind", "created_at"]


class ContentColumn(Column):
    """What the desk is to pass on; nothing of other enquiries."""

    cell_template_name = "enquiries/admin/content_cell.html"


class EnquiryActionsColumn(FormColumn):
    cell_template_name = "enquiries/admin/enquiry_actions_cell.html"


class EnquiriesView(DeskReport):
    model = Enquiry
    page_title = pgettext_lazy("enquiries", "Enquiries")
    header_icon = "comment"
    index_url_name = "enquiries_index"
    index_results_url_name = "enquiries_index_results"
    filterset_class = EnquiryFilterSet
    columns = [
        PageColumn("page", label=_("Page")),
        ContentColumn("content", label=_("To be passed on"), accessor=lambda row: row),
        EnquiryActionsColumn("actions", label=_("Action"), accessor=lambda row: row),
    ]

    def get_queryset(self) -> QuerySet[Enquiry]:
        return Enquiry.objects.in_desk_order().select_related("page__content_type")

    def decorate_paginated_queryset(self, rows: QuerySet[Enquiry]) -> list[Enquiry]:
        enquiries = list(rows)
        blocked = set(BlockedSender.objects.values_list("hashed_sender", flat=True))
        contacts = self._contacts([row for row in enquiries if row.is_at_desk])
        for row in enquiries:
            row.is_blocked = row.hashed_sender in blocked
            row.contact = contacts.get(row.page_id, "")
        return enquiries

    def _contacts(self, waiting: list[Enquiry]) -> dict[int, str]:
        """Return how the desk reaches the people behind the pages of `waiting`, by page."""
        pages: dict[object, dict[int, Page]] = defaultdict(dict)
        for row in waiting:
            if row.mailbox:
                pages[row.mailbox][row.page_id] = row.subject
        contacts: dict[int, str] = {}
        for mailbox, asked in pages.items():
            contacts |= mailbox.contacts_for_desk(list(asked.values()), self.request.user)
        return contacts


class AskedFilterSet(KindFilterSet):
    kind = django_filters.ChoiceFilter(
        label=KindFilterSet.base_filters["kind"].label,
        choices=KindFilterSet.base_filters["kind"].extra["choices"],
        method=partial(of_kind, page=""),
    )

    class Meta:
        model = Page
        fields = ["kind"]


class DoorColumn(FormColumn):
    cell_template_name = "enquiries/admin/door_cell.html"


class AskedPagesView(DeskReport):
    model = Page
    page_title = _("Enquiries by page")
    header_icon = "doc-empty"
    index_url_name = "enquiries_pages"
    index_results_url_name = "enquiries_pages_results"
    filterset_class = AskedFilterSet
    columns = [
        PageColumn("title", label=_("Page")),
        LabelledColumn("last_month", label=_("Last 30 days")),
        LabelledColumn("in_all", label=_("Ever")),
        LabelledColumn("reported", label=pgettext_lazy("enquiries", "Reported")),
        LabelledColumn("stopped", label=pgettext_lazy("enquiries", "Stopped")),
        DoorColumn("door", label=_("Action"), accessor=lambda page: page),
    ]

    def get_queryset(self) -> QuerySet[Page]:
        return Enquiry.objects.volume_by_page()


class VolumeFilterSet(KindFilterSet):
    by = django_filters.ChoiceFilter(
        label=_("Counted"),
        choices=[("day", _("By day"))],
        empty_label=_("By month"),
        method=lambda rows, name, value: rows,
    )

    class Meta:
        model = Enquiry
        fields = ["by", "kind"]


class VolumeView(DeskReport):
    model = Enquiry
    page_title = _("How many enquiries came")
    header_icon = "calendar"
    index_url_name = "enquiries_volume"
    index_results_url_name = "enquiries_volume_results"
    filterset_class = VolumeFilterSet

    @property
    def is_by_day(self) -> bool:
        return self.filters.is_valid() and self.filters.form.cleaned_data["by"] == "day"

    @property
    def columns(self) -> list[Column]:
        in_words: Callable = long_date if self.is_by_day else year_month
        return [
            LabelledColumn(
                "period", label=_("Period"), accessor=lambda row: in_words(row["period"])
            ),
            LabelledColumn("reached", label=pgettext_lazy("enquiries", "Passed on")),
            LabelledColumn("unconfirmed", label=pgettext_lazy("enquiries", "Not confirmed")),
            LabelledColumn("stopped", label=pgettext_lazy("enquiries", "Stopped")),
        ]

    def get_queryset(self) -> QuerySet[Enquiry]:
        return Enquiry.objects.all()

    def get_filtered_queryset(self) -> QuerySet[Enquiry]:
        enquiries = super().get_filtered_queryset()
        return enquiries.volume_by_day() if self.is_by_day else enquiries.volume_by_month()
