"""What was decided: a list to search and to take along, and each sheet as it was."""

import django_filters
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from hub.editorial.decisions import decisions_for
from hub.editorial.models import Decision, EditorialSettings


class DecisionFilterSet(WagtailFilterSet):
    title = django_filters.CharFilter(lookup_expr="icontains", label=gettext_lazy("Title"))
    decided_at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Decided on"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Decision
        fields = ["title", "outcome", "year", "decided_at"]


class DecisionsView(ReportView):
    model = Decision
    page_title = gettext_lazy("Decisions")
    header_icon = "clipboard-list"
    index_url_name = "editorial:decisions"
    index_results_url_name = "editorial:decisions_results"
    filterset_class = DecisionFilterSet
    columns = [
        Column("number", label=gettext_lazy("Decision number")),
        TitleColumn(
            "title",
            label=gettext_lazy("Title"),
            get_url=lambda decision: reverse("editorial:decision", args=[decision.pk]),
        ),
        Column("outcome", accessor="get_outcome_display", label=gettext_lazy("Outcome")),
        Column("decided_by_name", label=gettext_lazy("Decided by")),
        DateColumn("decided_at", label=gettext_lazy("Decided on")),
    ]
    list_export = [
        "number",
        "title",
        "page_kind",
        "address",
        "get_outcome_display",
        "requested_by_name",
        "requested_at",
        "decided_by_name",
        "deputy_for_name",
        "first_approved_by_name",
        "decided_at",
        "publication_at",
        "comment",
    ]
    export_headings = {
        "number": gettext_lazy("Decision number"),
        "get_outcome_display": gettext_lazy("Outcome"),
    }

    def get_queryset(self):
        long = ("content", "changes", "sheet", "style_sheets")
        return decisions_for(self.request.user).defer(*long)


def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet as it was when the decision was taken, whatever became of the page."""
    row = get_object_or_404(decisions_for(request.user), pk=pk)
    context = {
        "decision": row,
        "stamps": EditorialSettings.load(request_or_site=request).stamp_boxes,
        "style_sheets": [static(name) for name in row.style_sheets if finders.find(name)],
        "changes": mark_safe(row.changes),  # noqa: S308 - written by `decisions.record`
        "content": mark_safe(row.sheet),  # noqa: S308
    }
    return render(request, "editorial/decision.html", context)
