from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from config.urls import *
from config.urls import urlpatterns as urls_of_hub

urlpatterns = [
    *i18n_patterns(
        path("tool-loans/", include("tests.example_room.urls")),
        prefix_default_language=False,
    ),
    *urls_of_hub,
]
