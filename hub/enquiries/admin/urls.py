"""Addresses below the admin (registered in hub.enquiries.wagtail_hooks)."""

from django.urls import path

from hub.core.reports import report_paths
from hub.enquiries.admin import actions
from hub.enquiries.admin.enquiries import AskedPagesView, EnquiriesView, VolumeView
from hub.enquiries.admin.mistakes import MistakesView

urlpatterns = [
    *report_paths("enquiries/", EnquiriesView),
    *report_paths("enquiries/pages/", AskedPagesView),
    *report_paths("enquiries/volume/", VolumeView),
    path("enquiries/<int:pk>/passed-on/", actions.passed_on, name="enquiries_passed_on"),
    path("enquiries/<int:pk>/block/", actions.block, name="enquiries_block"),
    path("enquiries/pages/<int:pk>/close/", actions.close, name="enquiries_close"),
    *report_paths("mistakes/", MistakesView),
    path("mistakes/<int:pk>/forward/", actions.forward, name="mistakes_forward"),
    path("mistakes/<int:pk>/settle/", actions.settle, name="mistakes_settle"),
]
