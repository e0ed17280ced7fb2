"""Addresses on the cards of tables, and the phones that know the PIN of the day."""

from string import ascii_uppercase

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from events.dialogue.models import Session
from hub.core import codes
from hub.mail.services import absolute

COOKIE = "talk"
COOKIE_SALT = "events.dialogue.phone"
COOKIE_SECONDS = 24 * 60 * 60


def table_code(session: Session, table: int) -> str:
    return f"{session.code}-{ascii_uppercase[table - 1]}"


def table_address(session: Session, table: int) -> str:
    """Return what the QR code on the card of a table opens."""
    return absolute(reverse("talk_table", args=[table_code(session, table)]))


def session_of(code: str) -> Session | None:
    if len(code) != codes.LENGTH or "\x00" in code:
        return None
    return Session.objects.with_names().filter(code=code.upper()).first()


def table_of(code: str) -> tuple[Session, int] | None:
    """Return the talk and the table of a card's code, None if it is none of ours."""
    first, _dash, letter = code.upper().partition("-")
    session = session_of(first)
    if session is None or len(letter) != 1 or letter not in session.letters:
        return None
    return session, session.letters.index(letter) + 1


def remember(response: HttpResponse, session: Session) -> None:
    """Let a phone be known until the day is over, or the PIN is renewed."""
    response.set_signed_cookie(
        COOKIE,
        _mark(session),
        salt=COOKIE_SALT,
        max_age=COOKIE_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def is_known(request: HttpRequest, session: Session) -> bool:
    """Return whether the phone that asks was let in with the present PIN."""
    try:
        mark = request.get_signed_cookie(
            COOKIE, default="", salt=COOKIE_SALT, max_age=COOKIE_SECONDS
        )
    except signing.BadSignature:
        return False
    return mark == _mark(session)


def _mark(session: Session) -> str:
    return f"{session.key}:{session.pin_number}"
