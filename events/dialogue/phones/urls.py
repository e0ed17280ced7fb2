"""What the code on a table's card opens, and the screen, in each language."""

from django.urls import path

from events.dialogue.phones import views

CLOSED_TO_ROBOTS = True
urlpatterns = [
    path("t/<str:code>/", views.table, name="talk_table"),
    path("t/<str:code>/screen/", views.screen, name="talk_screen"),
]
