"""Lists of the admin that are read on a screen, and records that stay."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from wagtail.admin.views.reports import ReportView

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


class GuardedReport(ReportView):
    """A list for those who hold a right.

    Attributes:
        may_read: whether a person holds it; a static method.
    """

    may_read: "Callable[[User | AnonymousUser], bool]"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not self.may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ScreenReport(ReportView):
    """A list with Wagtail's filters and pages that no one takes away as a file.

    With `is_searchable` its header asks for words; `search_queryset` finds by them.
    """

    FORMATS = ()
    show_export_buttons = False

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if "export" in request.GET:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filtered_queryset(self) -> QuerySet:
        return self.search_queryset(super().get_filtered_queryset())


class RecordReport(GuardedReport):
    """A record that stays; superusers alone take it away as a file."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if "export" in request.GET and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def show_export_buttons(self) -> bool:
        return self.request.user.is_superuser


def report_paths(where: str, view: type[ScreenReport]) -> list[URLPattern]:
    """Return the addresses of a list and of its results alone."""
    return [
        path(where, view.as_view(), name=view.index_url_name),
        path(f"{where}results/", view.as_view(results_only=True), name=view.index_results_url_name),
    ]
