"""Reporting a mistake, below /mistakes/ in each language."""

from django.urls import path

from groups.mistakes import views

urlpatterns = [path("<slug:slug>/", views.report, name="mistake")]
