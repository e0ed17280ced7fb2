"""Answering for promises, in each language."""

from django.urls import path

from hub.followups import views

CLOSED_TO_ROBOTS = True
urlpatterns = [
    path("promises/", views.find, name="promises_find"),
    path("promises/<str:token>/", views.answer, name="promises_answer"),
]
