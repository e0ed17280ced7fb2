"""What stands before Wagtail's and wagtail-localize's own addresses, and shuts them.

All addresses of wagtail-localize are closed but those named here, so what a new version of it
adds is closed too. Included below the admin's address, before the admin itself.
"""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, re_path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.models import Page

from hub.core.locales import default_locale_id
from hub.languages.admin.asking import ask
from hub.languages.links import editor_path
from hub.languages.standing import translation_of


@require_admin_access
def closed(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """For everybody, superusers too."""
    raise PermissionDenied


@require_admin_access
def edit(request: HttpRequest, page_id: int) -> HttpResponse:
    """Wagtail's editor for a source; a translation is written in the translators' editor."""
    page = get_object_or_404(Page, pk=page_id)
    if page.locale_id == default_locale_id() or page.is_root():
        return _wagtails_editor(request, page_id=page_id)
    translation = translation_of(page)
    if translation is None:
        raise PermissionDenied
    return redirect(editor_path(translation))


def _wagtails_editor(request: HttpRequest, page_id: int) -> HttpResponse:
    view = page_viewset_registry.as_view("edit", page_id_kwarg="page_id")
    return view(request, page_id=page_id)


urlpatterns = [
    path("localize/submit/page/<int:page_id>/", ask),
    re_path(r"^localize/", closed),
    path("pages/<int:page_id>/edit/", edit),
    # Copies into other languages, aliases and publishing go round the reviews.
    re_path(r"^api/main/pages/\d+/action/", closed),
    re_path(r"^pages/\d+/convert_alias/", closed),
]
