"""Browsers in which somebody has signed in before.

Tries at a password are counted by name, whoever makes them: a stranger who knows a name could
shut its owner out. So tries from a browser that its owner has used are counted by themselves.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "known_browser"
SALT = "hub.accounts.known_browsers"
KEPT_FOR = 400 * 24 * 60 * 60  # seconds; browsers keep no cookie longer
MAX_PEOPLE = 20  # who share a browser, as at a desk


def known_browser(request: HttpRequest, user_id: int | None) -> str:
    """Return the name of this browser if `user_id` has signed in from it, else ""."""
    if user_id is None:
        return ""
    name, people = _read(request)
    return name if user_id in people else ""


def remember_browser(request: HttpRequest, response: HttpResponse, user_id: int) -> None:
    """Know this browser as one of `user_id` from now on."""
    name, people = _read(request)
    people = [user_id, *(each for each in people if each != user_id)][:MAX_PEOPLE]
    response.set_cookie(
        COOKIE,
        signing.dumps([name or secrets.token_urlsafe(12), people], salt=SALT),
        max_age=KEPT_FOR,
        secure=request.is_secure(),
        httponly=True,
        samesite=settings.SESSION_COOKIE_SAMESITE,
    )


def _read(request: HttpRequest) -> tuple[str, list[int]]:
    try:
        name, people = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT_FOR)
    except (signing.BadSignature, ValueError):
        return "", []
    return name, people
