"""What lies in the bin, and the way back."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from hub.core.columns import FormColumn, MomentColumn
from hub.editorial import bin as page_bin
from hub.editorial.models import BinnedPage


class RestoreColumn(FormColumn):
    cell_template_name = "editorial/restore_cell.html"


class BinView(ReportView):
    model = BinnedPage
    page_title = gettext_lazy("Deleted pages")
    header_icon = "bin"
    index_url_name = "editorial:bin"
    index_results_url_name = "editorial:bin_results"
    columns = [
        Column("title", label=gettext_lazy("Page")),
        Column("address", label=gettext_lazy("Web address")),
        Column("binned_by", label=gettext_lazy("Deleted by")),
        DateColumn("binned_at", label=gettext_lazy("Deleted")),
        MomentColumn("emptied_on", label=gettext_lazy("Gone for good")),
        RestoreColumn("restore", label="", accessor="pk"),
    ]
    list_export = ["title", "address", "binned_by", "binned_at", "emptied_on"]
    export_headings = {
        "title": gettext_lazy("Page"),
        "emptied_on": gettext_lazy("Gone for good"),
    }

    def get_queryset(self):
        return BinnedPage.objects.restorable_by(self.request.user).select_related(
            "page", "binned_by"
        )


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(BinnedPage.objects.restorable_by(request.user), pk=pk)
    try:
        page = page_bin.restore(row, request.user)
    except PermissionDenied as refusal:
        messages.error(request, str(refusal) or page_bin.NO_PLACE)
        return redirect("editorial:bin")
    messages.success(
        request, _("“%(title)s” is back as a draft where it was.") % {"title": page.title}
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)
