from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, Site

from hub.core.locales import active_language
from hub.core.switches import is_address_open
from hub.editorial.models import BinnedPage
from hub.languages.families import (
    address_in,
    links_to_read,
    page_at,
    pages_beside,
    was_public_at,
)
from hub.languages.wishes import may_be_wished
from hub.pages.listing import localise
from hub.pages.sections import blocks_for_untranslated

MAX_BESIDE = 5


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 in the language of the address; 410 where a page was public and has been taken down.

    Where the page exists in other languages, it says so and leads there, with the summary in the
    language nearest to the reader's; a group's coded facts, which need no translation, are shown at
    once, and what was promised about it. Nothing unpublished is revealed.
    """
    page = page_at(request, request.path_info)
    context = {"page": None, "lang": translation.get_language()}
    was_public = was_public_at(request, request.path_info) or _lies_in_bin(request)
    if page is None and was_public:
        response = render(request, "410.html", context, status=410)
        response["X-Robots-Tag"] = "noindex"
        return response
    if page is not None:
        language = active_language()
        (nearest,) = localise([page], language)
        context |= {
            "untranslated": page,
            "nearest": nearest,
            "wish_url": _wish_url(page),
            "available": links_to_read(request, page, language),
            "facts": page.fallback_facts(),
            "doors": page.fallback_doors(),
            "beside": pages_beside(page, language, MAX_BESIDE),
            "room_blocks": blocks_for_untranslated(page, request),
        }
    response = render(request, "404.html", context, status=404)
    response["X-Robots-Tag"] = "noindex"
    return response


def _wish_url(page: Page) -> str:
    """Where a reader asks for `page` (a source) in the active language, or ""."""
    address = reverse("wish", args=[page.pk])
    is_offered = is_address_open(address) and may_be_wished(page, active_language())
    return address if is_offered else ""


def _lies_in_bin(request: HttpRequest) -> bool:
    """Return whether a page at the address was public, and was deleted a short while ago."""
    site = Site.find_for_request(request)
    rest = address_in(request.path_info, settings.LANGUAGE_CODE).strip("/")
    if site is None or not rest or "\x00" in rest:
        return False
    return BinnedPage.objects.at(f"{site.root_page.url_path}{rest}/").exists()
