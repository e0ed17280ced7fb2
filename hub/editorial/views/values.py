"""Who changed menus and labels, with the values before and after."""

from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.models import ModelLogEntry

from hub.core.reports import GuardedReport
from hub.editorial.decisions import sees_all_decisions
from hub.editorial.value_log import changes_noted


class ValuesColumn(Column):
    cell_template_name = "editorial/values_cell.html"


class ValuesView(GuardedReport):
    model = ModelLogEntry
    may_read = staticmethod(sees_all_decisions)
    page_title = gettext_lazy("Changes of menus, labels and settings")
    header_icon = "list-ul"
    index_url_name = "editorial:values"
    index_results_url_name = "editorial:values_results"
    columns = [
        DateColumn("timestamp", label=gettext_lazy("Changed on")),
        Column("user", label=gettext_lazy("Changed by")),
        Column("label", label=gettext_lazy("What")),
        ValuesColumn("data", label=gettext_lazy("Change")),
    ]
    list_export = ["timestamp", "user", "label", "data"]

    def get_queryset(self):
        return changes_noted()
