"""Routes that come before wagtail-localize's own (the same addresses, behind our rules)."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from hub.languages import admin_views

urlpatterns = [
    path(
        "submit/page/<int:page_id>/", require_admin_access(admin_views.GuardedSubmitView.as_view())
    ),
    path(
        "update/<int:translation_source_id>/",
        require_admin_access(admin_views.GuardedUpdateView.as_view()),
    ),
    path(
        "translate/<int:translation_id>/disable/",
        require_admin_access(admin_views.stop_translation),
    ),
]
