"""Addresses below the admin (registered in wagtail_hooks)."""

from django.urls import path

from hub.privacy.views import holds
from hub.privacy.views.consents import ConsentsView, consent
from hub.privacy.views.deletion import delete_private
from hub.privacy.views.register import register
from hub.privacy.views.reports import PrivateAccessView, PrivateDeletionView

app_name = "privacy"
urlpatterns = [
    path("access/", PrivateAccessView.as_view(), name="access"),
    path("access/results/", PrivateAccessView.as_view(results_only=True), name="access_results"),
    path("consents/", ConsentsView.as_view(), name="consents"),
    path("consents/results/", ConsentsView.as_view(results_only=True), name="consents_results"),
    path("consents/<int:pk>/", consent, name="consent"),
    path("holds/", holds.HoldsView.as_view(), name="holds"),
    path("holds/results/", holds.HoldsView.as_view(results_only=True), name="holds_results"),
    path("holds/add/<int:content_type>/<str:object_pk>/", holds.add, name="add_hold"),
    path("holds/<int:pk>/lift/", holds.lift_hold, name="lift_hold"),
    path("register/", register, name="register"),
    path("delete/<int:pk>/", delete_private, name="delete_private"),
    path("deletions/", PrivateDeletionView.as_view(), name="deletions"),
    path(
        "deletions/results/",
        PrivateDeletionView.as_view(results_only=True),
        name="deletions_results",
    ),
]
