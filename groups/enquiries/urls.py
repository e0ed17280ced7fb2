"""Asking a group, below /enquiry/ in each language."""

from django.urls import path

from groups.enquiries import views

urlpatterns = [
    path("confirm/<str:token>/", views.confirm, name="enquiry_confirm"),
    path("report/<str:token>/", views.report, name="enquiry_report"),
    path("<slug:slug>/", views.ask, name="enquiry"),
    path("<slug:slug>/sent/", views.sent, name="enquiry_sent"),
]
