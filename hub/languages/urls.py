from django.urls import path

from hub.languages.wishes import wish

CLOSED_TO_ROBOTS = True
urlpatterns = [path("wish/<int:page_id>/", wish, name="wish")]
