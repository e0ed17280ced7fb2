"""What comes before Wagtail's and wagtail-localize's own addresses, and closes them.

All addresses of wagtail-localize are closed but those named here, so what a new version of it
adds is closed too. Included below the admin's address, before the admin itself.
"""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, re_path, register_converter
from django.urls.converters import IntConverter
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from hub.core.locales import default_locale_id
from hub.languages.admin.asking import ask
from hub.languages.links import editor_path
from hub.languages.setup import HOME_DEPTH
from hub.languages.translated_pages import translation_of


class TranslatedPage(IntConverter):
    """The key of a page outside the source language; no other key matches."""

    def to_python(self, value: str) -> Page:
        page = (
            Page.objects.filter(pk=int(value), depth__gte=HOME_DEPTH)
            .exclude(locale_id=default_locale_id())
            .first()
        )
        if page is None:
            raise ValueError(value)
        return page

    def to_url(self, value: Page) -> str:
        return str(value.pk)


register_converter(TranslatedPage, "translated_page")


@never_cache
@require_admin_access
def closed(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """For everyone, superusers too."""
    raise PermissionDenied


@never_cache
@require_admin_access
def edit(request: HttpRequest, page: Page) -> HttpResponse:
    """A translation is written in the translators' editor, not in Wagtail's."""
    translation = translation_of(page)
    if translation is None:
        raise PermissionDenied
    return redirect(editor_path(translation))


urlpatterns = [
    path("localize/submit/page/<int:page_id>/", never_cache(ask)),
    re_path(r"^localize/", closed),
    path("pages/<translated_page:page>/edit/", edit),
    # Copies into other languages, aliases and publishing go round the reviews.
    re_path(r"^api/main/pages/\d+/action/", closed),
    re_path(r"^pages/\d+/convert_alias/", closed),
]
