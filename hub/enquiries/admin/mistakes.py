"""The desk's list of what readers found wrong."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from hub.core.columns import FormColumn
from hub.enquiries.admin.reports import DeskReport, KindFilterSet, PageColumn
from hub.enquiries.models import MistakeReport


class MistakeFilterSet(KindFilterSet):
    class Meta:
        model = MistakeReport
        fields = ["state", "kind", "language"]

    def __init__(self, data=None, *args, **kwargs) -> None:
        if data is not None and "state" not in data:
            data = data.copy()
            data["state"] = MistakeReport.State.OPEN
        super().__init__(data, *args, **kwargs)


class ReportColumn(Column):
    cell_template_name = "enquiries/admin/report_cell.html"


class ReportActionsColumn(FormColumn):
    cell_template_name = "enquiries/admin/report_actions_cell.html"


class MistakesView(DeskReport):
    """Open reports, unless others are asked for."""

    model = MistakeReport
    page_title = _("Reports of mistakes")
    header_icon = "warning"
    index_url_name = "mistakes_index"
    index_results_url_name = "mistakes_index_results"
    filterset_class = MistakeFilterSet
    columns = [
        PageColumn("page", label=_("Page")),
        ReportColumn("report", label=_("What is wrong"), accessor=lambda row: row),
        ReportActionsColumn("actions", label=_("Action"), accessor=lambda row: row),
    ]

    def get_queryset(self) -> QuerySet[MistakeReport]:
        return MistakeReport.objects.select_related("page__content_type", "settled_by")
