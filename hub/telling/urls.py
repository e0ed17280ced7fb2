"""Asking to be told of news, and looking after it, in each language."""

from django.urls import path

from hub.telling.subscriptions import views

CLOSED_TO_ROBOTS = True
urlpatterns = [
    path("subscribe/", views.subscribe, name="subscribe"),
    path("subscribe/sent/<uuid:key>/", views.sent, name="subscribe_sent"),
    path("subscribe/confirm/<str:token>/", views.confirm, name="subscribe_confirm"),
    path("subscribe/mine/<str:token>/", views.manage, name="subscriptions"),
    path("subscribe/off/<str:token>/", views.unsubscribe, name="unsubscribe"),
]
