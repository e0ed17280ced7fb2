"""Addresses below the admin for what stands in the place of an approved file."""

from django.urls import re_path

from hub.assets.instead import views

app_name = "assets"
FILE = r"^(?P<kind>image|document)/(?P<pk>[0-9]{1,18})"
urlpatterns = [
    re_path(rf"{FILE}/instead/$", views.use_another, name="instead"),
    re_path(rf"{FILE}/instead/words/$", views.use_other_words, name="instead_words"),
    re_path(rf"{FILE}/instead/(?P<new>[0-9]{{1,18}})/$", views.uses, name="uses"),
]
