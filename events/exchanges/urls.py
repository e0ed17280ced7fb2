"""Exchanges in the portal, in each language."""

from django.urls import path

from events.exchanges import views

CLOSED_TO_ROBOTS = True
app_name = "exchanges"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("offer/", views.offer, name="offer"),
    path("<int:pk>/", views.one, name="one"),
]
