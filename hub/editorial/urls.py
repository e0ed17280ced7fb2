"""Addresses below the admin (registered in wagtail_hooks)."""

from django.urls import path

from hub.editorial import views

app_name = "editorial"
urlpatterns = [
    path("review/<int:pk>/", views.review, name="review"),
    path("review/<int:pk>/preview/", views.preview, name="preview"),
    path("review/<int:pk>/sheet/", views.decision_sheet, name="decision_sheet"),
    path("decisions/", views.DecisionsView.as_view(), name="decisions"),
    path(
        "decisions/results/",
        views.DecisionsView.as_view(results_only=True),
        name="decisions_results",
    ),
    path("decisions/<int:pk>/", views.decision, name="decision"),
    path("values/", views.ValuesView.as_view(), name="values"),
    path("values/results/", views.ValuesView.as_view(results_only=True), name="values_results"),
    path("bin/", views.BinView.as_view(), name="bin"),
    path("bin/results/", views.BinView.as_view(results_only=True), name="bin_results"),
    path("bin/<int:pk>/restore/", views.restore, name="restore"),
    path("past-review/<int:pk>/", views.past_review, name="past_review"),
    path("mail-not-sent/", views.MailNotSentView.as_view(), name="mail_not_sent"),
    path(
        "mail-not-sent/results/",
        views.MailNotSentView.as_view(results_only=True),
        name="mail_not_sent_results",
    ),
    path("mail-not-sent/<int:pk>/try-again/", views.try_again, name="try_mail_again"),
]
