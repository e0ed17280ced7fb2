"""Addresses that only the reader of a mailbox knows: of their page for a day, of their calendar."""

from uuid import UUID

from django.core import signing
from django.urls import reverse

from hub.accounts.links import find_link
from hub.accounts.models import MailLink
from hub.mine.models import OwnCalendar
from hub.mine.purposes import MINE

SALT = "hub.mine.calendar"


def page_path(token: str) -> str:
    """Return where the page of a mailbox is, in the active language."""
    return reverse("mine_page", args=[token])


def link_of(token: str) -> MailLink | None:
    """Return the link of a page's address, None if it is wrong or too old."""
    return find_link(token, MINE)


def calendar_path(calendar: OwnCalendar) -> str:
    """Return where programs find a calendar, in the active language."""
    return reverse("mine_calendar", args=[_signer().sign(calendar.key.hex)])


def calendar_of(token: str) -> OwnCalendar | None:
    """Return whose address it is, None if it is none of ours, was renewed or ended."""
    try:
        key = _signer().unsign(token)
    except signing.BadSignature:
        return None
    return OwnCalendar.objects.filter(key=UUID(hex=key)).first()


def _signer() -> signing.Signer:
    return signing.Signer(sep=".", salt=SALT)
