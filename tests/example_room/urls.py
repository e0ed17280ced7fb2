from django.urls import path

from tests.example_room import views

CLOSED_TO_ROBOTS = True
urlpatterns = [path("<slug:slug>/", views.ask, name="tool_ask")]
