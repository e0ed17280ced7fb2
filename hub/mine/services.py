"""Asking for one's page, the calendar, deleting. One change, one transaction, no request."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from hub.accounts.forms import TOO_MANY_CODES
from hub.accounts.links import IssuedLink, check_link_code, issue_link, revoke_links
from hub.accounts.models import MailLink, User
from hub.core.rules import Refused
from hub.mail.models import OutgoingMail
from hub.mail.services import absolute, queue_mail
from hub.mine.links import page_path
from hub.mine.models import OwnCalendar
from hub.mine.purposes import MINE
from hub.mine.rooms import Room, all_rooms
from hub.text.mail_addresses import mail_key

VALID_FOR = timedelta(days=1)
# The six digits of each can be guessed five times.
MAX_A_DAY = 5
ASKED_AGAIN_AFTER = timedelta(days=1)


def asked_link(key: str) -> MailLink | None:
    """Return the link that somebody asked for with the form of this key, while it works."""
    if not key.isalnum():
        return None
    return MailLink.objects.usable().filter(purpose=MINE, subject=key).first()


@transaction.atomic
def ask(email: str, language: str, key: str, now: datetime) -> None:
    """Mail the link to their page to whoever reads a mailbox, whatever is known of it.

    Args:
        key: what marks this sending of the form: the same again sends nothing.

    Raises:
        Refused: the mailbox had enough of these mails in the last 24 hours.
    """
    if asked_link(key):
        return
    if _mails_of_the_day(email, now) >= MAX_A_DAY:
        raise Refused.because(TOO_MANY_CODES)
    issued = issue_link(
        purpose=MINE,
        email=email,
        subject=key,
        valid_for=VALID_FOR,
        with_code=True,
        language=language,
    )
    with translation.override(language):
        queue_mail(
            template="mine/mail/link",
            context={
                "address": absolute(page_path(issued.token)),
                "digits": issued.code,
                "reason": _("Somebody wrote this address into the form."),
            },
            address=issued.link.email,
            language=language,
        )


def _mails_of_the_day(email: str, now: datetime) -> int:
    """Return how many mails a mailbox got; in the database, so that no lost cache opens it."""
    links = MailLink.objects.filter(purpose=MINE, email=mail_key(email))
    return links.filter(issued_at__gt=now - timedelta(days=1)).exclude(hashed_code="").count()


def open_by_code(link: MailLink, typed: str) -> IssuedLink | None:
    """Return a link to the page of the same mailbox, if `typed` are the six digits of its mail."""
    if check_link_code(link.pk, typed, MINE) is None:
        return None
    return _opened(link.email)


def open_for(user: User) -> IssuedLink | None:
    """Return a link to the page of the address of an account, if its holder is known to read it."""
    return _opened(user.email) if user.email and user.reads_mailbox else None


def _opened(email: str) -> IssuedLink:
    return issue_link(purpose=MINE, email=email, subject=uuid4().hex, valid_for=VALID_FOR)


@transaction.atomic
def renew_calendar(address: str) -> OwnCalendar:
    """Make the calendar of a mailbox, or give it a new address; the old one no longer works."""
    end_calendar(address)
    return OwnCalendar.objects.get_or_create(email=address)[0]


@transaction.atomic
def end_calendar(address: str) -> None:
    for calendar in OwnCalendar.objects.select_for_update().filter(email=address):
        calendar.delete()


def note_asked(calendar: OwnCalendar, now: datetime) -> None:
    """Note that a program asks for a calendar, once a day: it is kept on."""
    OwnCalendar.objects.filter(pk=calendar.pk, asked_at__lt=now - ASKED_AGAIN_AFTER).update(
        asked_at=now
    )


@transaction.atomic
def delete_one(room: Room, address: str, which: str, now: datetime) -> None:
    """Delete one thing of a mailbox.

    Raises:
        Refused: it may not go.
    """
    room.delete(address, now, which)


def what_goes(address: str, now: datetime) -> list[str]:
    """Return in words what `delete_all` deletes of what rooms keep under an address."""
    return [line for room in all_rooms() for line in room.goes(address, now)]


def what_stays(address: str, now: datetime) -> list[str]:
    """Return in words what `delete_all` leaves, and why."""
    stays = [line for room in all_rooms() for line in room.stays(address, now)]
    if User.objects.filter(email=address).exists():
        stays.append(_("Your account. You can delete it under “My account”."))
    return stays


@transaction.atomic
def delete_all(address: str, now: datetime) -> list[str]:
    """Delete all that may go of what rooms keep under an address; return what stays, in words.

    What is switched off is deleted as well. Mails that were sent go; what still waits to be sent
    may be for a group that uses the same mailbox, and goes a month later with all mail.
    """
    stays = what_stays(address, now)
    for room in all_rooms():
        room.delete(address, now, "")
    end_calendar(address)
    revoke_links(purpose=MINE, email=address)
    OutgoingMail.objects.done().filter(recipient__iexact=address).delete()
    return stays


def key_of(calendar: OwnCalendar) -> str:
    return calendar.key.hex


def delete_again(key: str) -> bool:
    """End a calendar once more that a restored backup has brought back."""
    return bool(OwnCalendar.objects.filter(key=UUID(hex=key)).delete()[0])
