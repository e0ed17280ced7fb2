"""Addresses below the admin (registered in groups.wagtail_hooks)."""

from django.urls import path

from groups.private_access.views import PrivateAccessView, PrivateDeletionView

urlpatterns = [
    path("private-access/", PrivateAccessView.as_view(), name="groups_private_access"),
    path(
        "private-access/results/",
        PrivateAccessView.as_view(results_only=True),
        name="groups_private_access_results",
    ),
    path("private-deletions/", PrivateDeletionView.as_view(), name="groups_private_deletions"),
    path(
        "private-deletions/results/",
        PrivateDeletionView.as_view(results_only=True),
        name="groups_private_deletions_results",
    ),
]
