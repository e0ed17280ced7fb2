from django.urls import path

from search import views

CLOSED_TO_ROBOTS = True
urlpatterns = [
    path("", views.search, name="search"),
    path("suggest/", views.suggest, name="search_suggest"),
    path("opened/", views.opened, name="search_opened"),
]
