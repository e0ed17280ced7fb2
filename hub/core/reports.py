"""Lists of the admin that are read on a screen."""

from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail.admin.views.reports import ReportView


class ScreenReport(ReportView):
    """A list with Wagtail's filters and pages that no one takes away as a file.

    With `is_searchable` its header asks for words; `search_queryset` finds by them.
    """

    FORMATS = ()
    show_export_buttons = False

    def get_filtered_queryset(self) -> QuerySet:
        return self.search_queryset(super().get_filtered_queryset())


def report_paths(where: str, view: type[ScreenReport]) -> list[URLPattern]:
    """Return the addresses of a list and of its results alone."""
    return [
        path(where, view.as_view(), name=view.index_url_name),
        path(f"{where}results/", view.as_view(results_only=True), name=view.index_results_url_name),
    ]
