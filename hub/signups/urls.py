"""Signing up and looking after it, in each language."""

from django.urls import path

from hub.signups import views

CLOSED_TO_ROBOTS = True
urlpatterns = [
    path("signup/find/", views.find, name="sign_up_find"),
    path("signup/confirm/<str:token>/", views.confirm, name="sign_up_confirm"),
    path("signup/mine/<str:token>/", views.manage, name="sign_up_manage"),
    path("signup/sent/<uuid:key>/", views.sent, name="sign_up_sent"),
    path("signup/<uuid:sheet_key>/", views.sign_up, name="sign_up"),
]
