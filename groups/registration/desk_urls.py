"""Typing for a group, in the admin."""

from django.urls import path

from groups.registration import desk

urlpatterns = [
    path("group-entries/", desk.index, name="groups_desk_entries"),
    path("group-entries/<int:pk>/", desk.entry, name="groups_desk_entry"),
    path("group-entries/<int:pk>/stop/", desk.stop, name="groups_desk_entry_stop"),
]
