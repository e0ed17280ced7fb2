"""Mail that never arrives: refused while it is sent, or returned later (RFC 3464).

A returned mail is believed only if it names one of ours that we sent: everybody can write to the
sender's address.
"""

import re
import smtplib
from collections.abc import Iterator
from email.message import Message
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from hub.mail.models import OutgoingMail

# address: to which a mail could not be delivered; in the transaction that notes it, once a mail.
undelivered = Signal()

# Codes of servers (RFC 3463, RFC 5321) that tell of the mailbox: there is none, or it takes no mail.
# What they have against the sender (5.7.1, and 554 alone) says nothing about who was written to.
ENHANCED = re.compile(r"\b5\.(\d{1,3})\.\d{1,3}\b")
ABOUT_MAILBOXES = ("0", "1", "2")
NO_SUCH_MAILBOX = (550, 551, 553)
OUR_ID = re.compile(r"<\d{20}\.(\d{1,18})@[^<>\s]+>")


def refuses_address(error: Exception) -> bool:
    """Return whether a server said for good that the only recipient's mailbox takes no mail."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused) or not error.recipients:
        return False
    return all(_is_about_mailbox(*answer) for answer in error.recipients.values())


def _is_about_mailbox(code: int, words: bytes | str) -> bool:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    if found := ENHANCED.search(text):
        return found[1] in ABOUT_MAILBOXES
    return code in NO_SUCH_MAILBOX


@transaction.atomic
def note_undelivered(mail: OutgoingMail) -> bool:
    """Note that `mail` reached nobody, and tell whoever wants to know; False if it was known."""
    now = timezone.now()
    rows = OutgoingMail.objects.filter(pk=mail.pk, undelivered_at=None)
    if not rows.update(undelivered_at=now):
        return False
    mail.undelivered_at = now
    undelivered.send(OutgoingMail, address=mail.recipient)
    return True


def mail_returned_by(message: Message) -> OutgoingMail | None:
    """Return which of our mails `message` gives back as undeliverable; None: it is no such thing.

    Args:
        message: any mail that somebody sent to the sender's address.
    """
    if not any(_is_about_mailbox(0, status) for status in _final_answers(message)):
        return None
    for text in _original_ids(message):
        if found := OUR_ID.fullmatch(text):
            mail = OutgoingMail.objects.filter(pk=int(found[1])).first()
            if mail is not None and mail.message_id == text:
                return mail
    return None


def _parts(message: Message, kind: str) -> Iterator[Any]:
    return (part for part in message.walk() if part.get_content_type() == kind)


def _final_answers(message: Message) -> Iterator[str]:
    """Yield the code of each recipient who will never get it."""
    for report in _parts(message, "message/delivery-status"):
        blocks = report.get_payload()
        for block in blocks if isinstance(blocks, list) else ():
            if str(block.get("Action", "")).strip().lower() == "failed":
                yield str(block.get("Status", ""))


def _original_ids(message: Message) -> Iterator[str]:
    """Yield the names of mails of which `message` holds the head, or all."""
    for original in _parts(message, "message/rfc822"):
        payload = original.get_payload()
        for inner in payload if isinstance(payload, list) else ():
            yield str(inner.get("Message-ID", "")).strip()
    for original in _parts(message, "text/rfc822-headers"):
        head = original.get_payload(decode=True)
        text = head.decode("utf-8", "replace") if isinstance(head, bytes) else ""
        if found := re.search(r"^message-id:\s*(<[^<>\s]+>)", text, re.IGNORECASE | re.MULTILINE):
            yield found[1]
