"""Leaflets for everyone: a page to print, the same as PDF, and the QR code of a group's page."""

from io import BytesIO

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_vary_headers, quote_etag
from django.views.decorators.http import require_safe

from groups.leaflets.leaflet import Leaflet
from groups.leaflets.services import Sheet
from groups.models import GroupPage
from hub.accounts.limits import consume, declare_limit
from hub.core import pdf
from hub.core.kept_pdf import Busy
from hub.core.locales import active_language
from hub.pages.listing import localise

declare_limit("leaflet", "60/h/ip")
FRESH_FOR = 5 * 60
RETRY_AFTER = 5


def _group(slug: str) -> GroupPage:
    """Return the group (a source page) that has a leaflet: public, listed and active."""
    group = GroupPage.objects.listed().active().filter(slug=slug).first()
    if group is None:
        raise Http404
    return group


def _cacheable(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def sheet(request: HttpRequest, slug: str, size: str) -> HttpResponse:
    """The page to print. It needs nothing that a machine may lack."""
    language = active_language()
    context = {
        "leaflets": Leaflet.of([_group(slug)], size, language),
        "size": size,
        "lang": language,
        "on_screen": True,
        "has_pdf": pdf.is_available(),
    }
    return _cacheable(request, render(request, "groups/leaflets/document.html", context))


@require_safe
def file(request: HttpRequest, slug: str, size: str) -> HttpResponse:
    """The leaflet as PDF. Making one is costly, so it is limited; what is kept is not."""
    ready = Sheet.of(_group(slug), size, active_language()).read_by(request)
    content = ready.kept()
    if content is None:
        if not consume(request, "leaflet", counts_reading=True):
            return _not_now(request, slug, size, status=429)
        try:
            content = ready.made()
        except Busy:
            return _not_now(request, slug, size, status=503)
        except pdf.Unavailable:
            return _not_now(request, slug, size, status=404)
    etag = quote_etag(ready.key.removeprefix("leaflet:"))
    response = pdf.pdf_response(content, f"{slug}-{size}.pdf")
    response["ETag"] = etag
    patch_vary_headers(response, ["Cookie"])  # by the setting of readings
    response = _cacheable(request, response)
    return get_conditional_response(request, etag=etag, response=response)


def _not_now(request: HttpRequest, slug: str, size: str, status: int) -> HttpResponse:
    """Say so, and offer the page to print, which is always there."""
    context = {"slug": slug, "size": size, "again": status != 404}
    response = render(request, "groups/leaflets/not_now.html", context, status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    if status != 404:
        response["Retry-After"] = str(RETRY_AFTER)
    return response


@require_safe
def qr(request: HttpRequest, slug: str) -> HttpResponse:
    """The QR code of the group's page, as a picture."""
    group = GroupPage.objects.public_sources().filter(slug=slug).first()
    if group is None:
        raise Http404
    (page,) = localise([group], active_language())
    svg = BytesIO()
    code = segno.make(settings.BASE_URL + page.get_url(), error="m", micro=False)
    code.save(svg, kind="svg", border=2, omitsize=True, light="#fff")
    return _cacheable(request, HttpResponse(svg.getvalue(), content_type="image/svg+xml"))
