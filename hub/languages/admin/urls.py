"""Addresses below the admin (registered in wagtail_hooks)."""

from django.urls import path

from hub.languages.admin import editor, review

app_name = "translations"
urlpatterns = [
    path("edit/<int:pk>/", editor.edit, name="edit"),
    path("review/<int:pk>/", review.review, name="review"),
]
