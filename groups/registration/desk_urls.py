"""Typing for a group, in the admin."""

from django.urls import path

from groups.registration import desk
from hub.core.reports import report_paths

urlpatterns = [
    *report_paths("group-entries/", desk.DeskEntriesView),
    path("group-entries/<int:pk>/", desk.entry, name="groups_desk_entry"),
    path("group-entries/<int:pk>/stop/", desk.stop, name="groups_desk_entry_stop"),
]
