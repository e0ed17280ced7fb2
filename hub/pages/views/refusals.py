"""Requests that are refused before a view answers, or by it: in the hub's frame, in the reader's
language, with what was typed and a way on."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from hub.accounts.permissions import is_staff_member
from hub.accounts.signing_in import way_on_if_signed_in
from hub.pages.typed import fields_to_send_again, sent_fields, typed_texts

BROKEN_REQUEST = 400
FORBIDDEN = 403
METHOD_NOT_ALLOWED = 405
TOO_MUCH_SENT = 413


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the token of this browser: an old tab, cookies that are off, or a forgery.

    What was typed may be sent again only if the browser says that it came from a page of ours:
    else another site could have filled the form in for somebody who trusts our button.
    """
    sent_fields(request)
    if address := way_on_if_signed_in(request):
        return redirect(address)
    context = {
        "no_cookie": reason == REASON_NO_CSRF_COOKIE,
        "again": fields_to_send_again(request) if _is_sent_from_here(request) else [],
        "files_lost": bool(request.FILES),
        "way_back": _page_before(request) or request.get_full_path(),
    }
    return _refused(request, "403_csrf.html", FORBIDDEN, context)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler403."""
    return _refused(request, "403.html", FORBIDDEN)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler400: not whole, not UTF-8, too many fields, too much, or another host's."""
    sent_fields(request)
    if isinstance(exception, DisallowedHost):  # the frame would ask for the host again
        with translation.override(reader_language(request)):
            return HttpResponse(render_to_string("400_host.html"), status=BROKEN_REQUEST)
    if isinstance(exception, RequestDataTooBig):
        return _refused(request, "413.html", TOO_MUCH_SENT)
    return _refused(request, "400.html", BROKEN_REQUEST)


def method_not_allowed(request: HttpRequest) -> HttpResponse:
    """An address that only takes what its form sends, opened by itself."""
    return _refused(request, "405.html", METHOD_NOT_ALLOWED)


def reader_language(request: HttpRequest) -> str:
    """Return the language of the address; in the admin, that of whoever is signed in."""
    user = getattr(request, "user", None)
    if user and request.path.startswith(f"/{settings.ADMIN_PATH}/") and user.is_authenticated:
        profile = getattr(user, "wagtail_userprofile", None)
        return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
    return translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE


def _refused(
    request: HttpRequest, template: str, status: int, context: dict[str, object] | None = None
) -> HttpResponse:
    user = getattr(request, "user", None)
    before = _page_before(request)
    leads_here = request.method != "POST" and before == request.build_absolute_uri()
    with translation.override(reader_language(request)):
        response = render(
            request,
            template,
            {
                "page": None,
                "lang": translation.get_language(),
                "typed": typed_texts(request),
                "way_back": None if leads_here else before,
                "may_sign_in": user is not None and not user.is_authenticated,
                "works_here": user is not None and is_staff_member(user),
                **(context or {}),
            },
            status=status,
        )
        response["Content-Language"] = translation.get_language()
    response["X-Robots-Tag"] = "noindex"
    add_never_cache_headers(response)
    return response


def _origins(request: HttpRequest) -> set[str]:
    return {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}


def _page_before(request: HttpRequest) -> str | None:
    """Return the page of ours from which the request came, as the browser tells it."""
    referrer = request.META.get("HTTP_REFERER", "")
    try:
        parts = urlsplit(referrer)
    except ValueError:
        return None
    return referrer if f"{parts.scheme}://{parts.netloc}" in _origins(request) else None


def _is_sent_from_here(request: HttpRequest) -> bool:
    origin = request.META.get("HTTP_ORIGIN")
    return _page_before(request) is not None if origin is None else origin in _origins(request)
