from django.urls import path

from hub.pages import views

CLOSED_TO_ROBOTS = True
urlpatterns = [
    path("reading/", views.reading, name="reading"),
]
