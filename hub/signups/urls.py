"""Signing up and looking after it, in each language."""

from django.urls import path

from hub.signups import answer_files, host_views, lottery_views, question_views, views
from hub.signups.date_views import date_file
from hub.signups.feedback import views as feedback
from hub.signups.guardians import views as guardians

CLOSED_TO_ROBOTS = True
urlpatterns = [
    path("signup/find/", views.find, name="sign_up_find"),
    path("signup/confirm/<str:token>/", views.confirm, name="sign_up_confirm"),
    path("signup/mine/<str:token>/", views.manage, name="sign_up_manage"),
    path("signup/guardian/<str:token>/", guardians.guardian, name="guardian"),
    path("signup/mine/<str:token>/consent.pdf", guardians.guardian_paper, name="guardian_paper"),
    path("signup/mine/<str:token>/date.ics", date_file, name="sign_up_date"),
    path("signup/sent/<uuid:key>/", views.sent, name="sign_up_sent"),
    path(
        "signup/sent/<uuid:key>/questions/<int:step>/",
        question_views.before_confirming,
        name="sign_up_first_answers",
    ),
    path(
        "signup/mine/<str:token>/questions/<int:step>/",
        question_views.by_link,
        name="sign_up_answers",
    ),
    path("signup/<uuid:sheet_key>/people/", host_views.people, name="sign_up_people"),
    path("signup/<uuid:sheet_key>/people/<str:number>/", host_views.answer, name="sign_up_answer"),
    path(
        "signup/<uuid:sheet_key>/people/<str:number>/files/<uuid:question>/",
        answer_files.answer_file,
        name="sign_up_answer_file",
    ),
    path("signup/feedback/<str:token>/", feedback.feedback, name="sign_up_feedback"),
    path("signup/<uuid:sheet_key>/feedback/", feedback.said, name="sign_up_feedback_said"),
    path("signup/<uuid:sheet_key>/draw/", lottery_views.draw, name="sign_up_draw"),
    path("signup/<uuid:sheet_key>/draw.csv", lottery_views.as_table, name="sign_up_draw_csv"),
    path("signup/<uuid:sheet_key>/", views.sign_up, name="sign_up"),
]
