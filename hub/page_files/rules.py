"""Which requests kept pages answer, which requests make them, and which answers may be kept.

Nothing private gets in by construction: a page is made for a request that has no cookie at all (or
one that we write ourselves, for readers who chose a form of all pages), and only what asks for none, sets none and may be cached by anybody is kept.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, parse_cookie

from hub.page_files.store import Address
from hub.pages.display_settings import COOKIE as APPEARANCE
from hub.pages.display_settings import kept_form

OK = 200
# The session of whoever is signed in, and what they are told once.
PERSONAL_COOKIES = {settings.SESSION_COOKIE_NAME, "messages"}
# What says which address it is, and what the limits count by.
KEPT_HEADERS = {"HTTP_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"}
NOT_FOR_ALL = ("private", "no-store", "no-cache")
PAGE_VIEW = "wagtail_serve"


def address_of(environ: dict) -> Address | None:
    """Return the address that a kept page could answer; None for a form that is sent, a question
    (`?page=2`), a host that is not ours, or what must be led to TLS first.
    """
    host = environ.get("HTTP_HOST", "").lower()
    host = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    if (
        environ["REQUEST_METHOD"] not in ("GET", "HEAD")
        or environ.get("QUERY_STRING")
        or environ.get("SCRIPT_NAME")
        or host not in settings.PAGE_FILES_HOSTS
        or (settings.SECURE_SSL_REDIRECT and not _is_secure(environ))
    ):
        return None
    return Address.read(host, environ.get("PATH_INFO", ""), _form(environ) or "")


def _form(environ: dict) -> str | None:
    """Return in which form this visitor reads the page, None if it is made for them."""
    first_part = environ.get("PATH_INFO", "").partition("/")[2].partition("/")[0]
    language = first_part if first_part in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return kept_form(_cookies(environ).get(APPEARANCE, ""), language)


def _cookies(environ: dict) -> dict[str, str]:
    return parse_cookie(environ.get("HTTP_COOKIE", ""))


def _is_secure(environ: dict) -> bool:
    name, value = settings.SECURE_PROXY_SSL_HEADER or ("wsgi.url_scheme", "https")
    return environ.get(name) == value


def is_anybody(environ: dict) -> bool:
    """Return whether the public page is what this visitor is to see."""
    return PERSONAL_COOKIES.isdisjoint(_cookies(environ)) and _form(environ) is not None


def may_make(environ: dict, address: Address) -> bool:
    """Return whether the answer to this request may be kept for others."""
    return environ["REQUEST_METHOD"] == "GET" and not (
        (environ.get("HTTP_COOKIE") and not address.form)
        or environ.get("CONTENT_LENGTH", "0").strip("0")
    )


def without_visitor(environ: dict, address: Address) -> dict:
    """Return the request without what tells one visitor from another: its address is left, and
    the form in which it is read.
    """
    left = {
        name: value
        for name, value in environ.items()
        if not name.startswith("HTTP_") or name in KEPT_HEADERS
    }
    return left | ({"HTTP_COOKIE": f"{APPEARANCE}={address.form}"} if address.form else {})


def is_public_page(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Return whether `response` is a page that is the same for everybody."""
    match = request.resolver_match
    limits = response.headers.get("Cache-Control", "").lower()
    return (
        response.status_code == OK
        and not response.streaming
        and match is not None
        and match.view_name == PAGE_VIEW
        and response.headers.get("Content-Type", "").startswith("text/html")
        and not response.cookies
        and not request.session.accessed
        and not any(word in limits for word in NOT_FOR_ALL)
    )
