"""Routes that stand before Wagtail's own: what an approval covers is not changed in place."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from hub.assets import admin_views

urlpatterns = [
    path(f"{address}/", require_admin_access(view))
    for address, view in (
        ("images/<int:pk>", admin_views.edit_image),
        ("images/<int:pk>/delete", admin_views.delete_image),
        ("documents/edit/<int:pk>", admin_views.edit_document),
        ("documents/delete/<int:pk>", admin_views.delete_document),
    )
]
