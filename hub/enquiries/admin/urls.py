"""Addresses below the admin (registered in hub.enquiries.wagtail_hooks)."""

from django.urls import path

from hub.enquiries.admin import actions
from hub.enquiries.admin.enquiries import AskedPagesView, EnquiriesView, VolumeView
from hub.enquiries.admin.mistakes import MistakesView
from hub.enquiries.admin.reports import DeskReport


def _report(where: str, view: type[DeskReport]) -> list:
    """Return the addresses of a list and of its results alone."""
    return [
        path(where, view.as_view(), name=view.index_url_name),
        path(f"{where}results/", view.as_view(results_only=True), name=view.index_results_url_name),
    ]


urlpatterns = [
    *_report("enquiries/", EnquiriesView),
    *_report("enquiries/pages/", AskedPagesView),
    *_report("enquiries/volume/", VolumeView),
    path("enquiries/<int:pk>/passed-on/", actions.passed_on, name="enquiries_passed_on"),
    path("enquiries/<int:pk>/block/", actions.block, name="enquiries_block"),
    path("enquiries/pages/<int:pk>/close/", actions.close, name="enquiries_close"),
    *_report("mistakes/", MistakesView),
    path("mistakes/<int:pk>/forward/", actions.forward, name="mistakes_forward"),
    path("mistakes/<int:pk>/settle/", actions.settle, name="mistakes_settle"),
]
