"""Email: plain text in the recipient's language, queued with the change it tells of.

`queue_mail` writes an `OutgoingMail` row and a task in the caller's transaction, so that a
change that is rolled back sends nothing. A worker sends it; what fails is tried again by
`manage.py send_pending_mail`, run by the clock.
"""

import logging
import smtplib
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone, translation
from django_tasks import task

from hub.core.limits import time_limit
from hub.core.logs import in_words
from hub.core.parts import part_of
from hub.core.switches import is_open_to
from hub.mail.models import OutgoingMail
from hub.mail.undelivered import note_undelivered, refuses_address

if TYPE_CHECKING:
    from hub.accounts.models import User

logger = logging.getLogger(__name__)
# OSError covers smtplib's errors and every trouble of the network or of a file-based backend.
# For one mail in all: EMAIL_TIMEOUT begins anew with each byte that a slow server sends.
SECONDS_FOR_ONE = 60
SENDING_ERRORS = (OSError, smtplib.SMTPException, ValueError)


def absolute(path: str) -> str:
    """Return the absolute address of `path` on this hub."""
    return settings.BASE_URL + path


def render_text(template: str, context: dict[str, object]) -> str:
    """Return `template` rendered as plain text (nothing is escaped for HTML)."""
    engine = get_template(template).template  # type: ignore[attr-defined]
    return str(engine.render(Context(context, autoescape=False))).strip()


@transaction.atomic
def queue_mail(
    *,
    template: str,
    context: dict[str, object],
    recipient: "User | None" = None,
    address: str = "",
    language: str = "",
    reply_to: str = "",
    is_confidential: bool = True,
    unsubscribe_url: str = "",
) -> bool:
    """Write an email and queue it in the present transaction.

    Args:
        template: `<template>_subject.txt` and `<template>.txt` are rendered immediately.
        context: values for the templates; `reason` says why this person gets the mail.
        recipient: the User to write to, in `recipient.language`.
        address: where to write to if there is no user (or another address than the user's).
        language: language code that overrides the user's.
        reply_to: who gets the answer; without it no one reads answers, and the mail says so.
        is_confidential: forget its text once it is sent. What holds a link or code that opens
            something must be; a mail that is to be read again for a month says that it is not.
        unsubscribe_url: where a POST alone ends what it was sent for (RFC 8058).

    Returns:
        Whether there was an address to write to, and the part of a room that writes is open to
        whom it writes: nobody gets mail of what is switched off.
    """
    if not is_open_to(part_of(template.replace("/", ".")), recipient):
        return False
    address = address or getattr(recipient, "email", None) or ""
    if not address or (recipient is not None and not recipient.is_active):
        return False
    language = language or getattr(recipient, "language", "") or settings.LANGUAGE_CODE
    with translation.override(language):
        context = {
            "recipient": recipient,
            "base_url": settings.BASE_URL,
            "reply_to": reply_to,
            **context,
        }
        subject = " ".join(render_text(f"{template}_subject.txt", context).split())
        body = render_text(f"{template}.txt", context)
        footer = render_text("mail/footer.txt", context)
    mail = OutgoingMail.objects.create(
        recipient=address,
        reply_to=reply_to,
        subject=subject[:255],
        body=f"{body}\n\n{footer}\n",
        language=language,
        is_confidential=is_confidential,
        unsubscribe_url=unsubscribe_url,
    )
    deliver.enqueue(mail.pk)
    return True


@task(priority=50)  # before the indexes of what was published
def deliver(mail_id: int) -> None:
    """Send one mail if it is still due."""
    mail = OutgoingMail.objects.filter(pk=mail_id).first()
    if mail is not None:
        send(mail)


def send(mail: OutgoingMail) -> bool:
    """Send `mail` unless another process does; note the outcome on it.

    Returns:
        Whether it was sent now. A failure is noted on the mail and logged, never raised.
    """
    if not mail.claim():
        return False
    message = EmailMessage(
        mail.subject,
        mail.body,
        settings.DEFAULT_FROM_EMAIL,
        [mail.recipient],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Auto-Submitted": "auto-generated",
            "Content-Language": mail.language,
            "Message-ID": mail.message_id,
            **_unsubscribe_headers(mail),
        },
    )
    try:
        with time_limit(SECONDS_FOR_ONE):
            message.send()
    except SENDING_ERRORS as error:
        if refuses_address(error):
            note_undelivered(mail)
        mail.record_failure(error)
        logger.warning("Mail %s not sent (attempt %s): %s", mail.pk, mail.attempts, in_words(error))
        return False
    mail.record_sent()
    return True


def _unsubscribe_headers(mail: OutgoingMail) -> dict[str, str]:
    """Return what lets mail programs show a button that ends it with one press."""
    if not mail.unsubscribe_url:
        return {}
    return {
        "List-Unsubscribe": f"<{mail.unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def send_due() -> tuple[int, int]:
    """Send everything that is due; return how many were sent and how many failed."""
    sent = failed = 0
    for mail in OutgoingMail.objects.due(timezone.now()):
        if send(mail):
            sent += 1
        elif mail.last_error:
            failed += 1
    return sent, failed
