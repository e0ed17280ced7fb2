"""What anyone may send in about a page, in each language. Included at the root of all addresses."""

from django.urls import path

from hub.enquiries import converters, views  # noqa: F401
from hub.enquiries.answers import answer
from hub.enquiries.feedback.views import feedback
from hub.enquiries.mistakes.views import report as report_mistake

CLOSED_TO_ROBOTS = True
urlpatterns = [
    path("enquiry/confirm/<str:token>/", views.confirm, name="enquiry_confirm"),
    path("enquiry/report/<str:token>/", views.report, name="enquiry_report"),
    path("enquiry/answer/<str:token>/", answer, name="enquiry_answer"),
    path("enquiry/<page_key:page_key>/", views.ask, name="enquiry"),
    path("enquiry/<page_key:page_key>/sent/", views.sent, name="enquiry_sent"),
    path("mistakes/<page_key:page_key>/", report_mistake, name="mistake"),
    path("feedback/<int:page_id>/", feedback, name="feedback"),
]
