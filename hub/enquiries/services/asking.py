"""An enquiry's way to the people behind a page."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.accounts.links import (
    find_link,
    issue_link,
    known_link,
    revoke_links,
    use_link,
)
from hub.enquiries import notifications
from hub.enquiries.models import BlockedSender, Enquiry
from hub.enquiries.models.enquiry import (
    CONFIRM_WITHIN,
    FORGET_SENDER_AFTER,
    sender_hash,
)
from hub.enquiries.permissions import Way, way_to
from hub.enquiries.purposes import ENQUIRY
from hub.enquiries.querysets import DAY
from hub.text.numbers import whole_number

if TYPE_CHECKING:
    from hub.accounts.models import MailLink
    from hub.pages.models import BasePage

PER_SENDER_A_DAY = 5
# Anybody may write somebody else's address into the form: what its owner has not confirmed uses
# none of their share, and is only kept from filling their mailbox.
UNCONFIRMED_A_DAY = 20
PER_PAGE_A_DAY = 30
State = Enquiry.State


class Closed(Exception):
    """The people behind the page take no enquiries (now)."""


class TooMany(Exception):
    """The day's share of this sender or of this page is used up."""


class WayChanged(Exception):
    """It would arrive in another way than its sender was told."""


def subject_of(enquiry: Enquiry) -> str:
    """Return what the link that confirms `enquiry` says that it is about."""
    return f"enquiry:{enquiry.pk}"


def _report_subject(enquiry: Enquiry) -> str:
    return f"enquiry-report:{enquiry.pk}"


def _is_blocked(hashed_sender: str) -> bool:
    return BlockedSender.objects.filter(hashed_sender=hashed_sender).exists()


def _check_share_of(page: "BasePage") -> None:
    if Enquiry.objects.about(page).reached().within(DAY).count() >= PER_PAGE_A_DAY:
        raise TooMany


@transaction.atomic
def ask(
    page: "BasePage",
    *,
    questions: list[str],
    words: str,
    name: str,
    email: str,
    language: str,
    form_key: str | None = None,
) -> Enquiry:
    """Keep an enquiry and mail its sender a link; nothing is passed on before that is used.

    An enquiry from a blocked sender is counted and forgotten immediately. The sender is not told:
    anyone could find out who is blocked.

    Args:
        page: a source page with a mailbox.
        questions: codes that its mailbox offers.
        words: free text.
        name: of the sender, as they like to be called.
        email: of the sender.
        language: code of the language that they would like the answer in.
        form_key: what marks this sending of the form: the same again changes nothing.

    Raises:
        Closed, TooMany.
    """
    if form_key and (known := Enquiry.objects.filter(form_key=form_key).first()):
        return known
    if way_to(page) == Way.NONE:
        raise Closed
    hashed = sender_hash(email)
    today = Enquiry.objects.from_sender(hashed).within(DAY)
    unconfirmed = today.filter(state=State.UNCONFIRMED).count()
    if unconfirmed >= UNCONFIRMED_A_DAY or today.count() - unconfirmed >= PER_SENDER_A_DAY:
        raise TooMany
    _check_share_of(page)
    facts = {"page_id": page.pk, "language": language, "hashed_sender": hashed}
    if _is_blocked(hashed):
        facts["state"] = State.BLOCKED
    else:
        facts |= {"questions": questions, "words": words, "name": name, "email": email}
    enquiry, is_new = _create_once(form_key, facts)
    if is_new and enquiry.state == State.UNCONFIRMED:
        issued = issue_link(
            purpose=ENQUIRY,
            email=email,
            subject=subject_of(enquiry),
            valid_for=CONFIRM_WITHIN,
            language=language,
        )
        notifications.to_confirm(enquiry, issued.token)
    return enquiry


def _create_once(form_key: str | None, facts: dict[str, object]) -> tuple[Enquiry, bool]:
    """Create an enquiry unless the same form, sent at the same moment, already has."""
    if form_key is None:
        return Enquiry.objects.create(**facts), True
    return Enquiry.objects.get_or_create(form_key=form_key, defaults=facts)


def _of_link(link: "MailLink | None", prefix: str) -> Enquiry | None:
    kind, _colon, key = link.subject.partition(":") if link else ("", "", "")
    if kind != prefix:
        return None
    return Enquiry.objects.select_related("page").filter(pk=whole_number(key)).first()


def page_behind(token: str) -> "BasePage | None":
    """Return the public page that a link was about which no longer works, while that is known."""
    link = known_link(token, ENQUIRY)
    enquiry = _of_link(link, "enquiry") or _of_link(link, "enquiry-report")
    return enquiry.subject if enquiry and enquiry.page.live else None


def find_unconfirmed(token: str) -> Enquiry | None:
    """Return the enquiry that this link is to confirm, else None."""
    enquiry = _of_link(find_link(token, ENQUIRY), "enquiry")
    return enquiry if enquiry and enquiry.state == State.UNCONFIRMED else None


@transaction.atomic
def confirm(token: str, told: str) -> Enquiry | None:
    """Pass an enquiry on, as its sender's link asks; None if the link is used up or too old.

    Args:
        token: of the link.
        told: the `Way` that its sender was told of and agreed to.

    Raises:
        Closed, TooMany, WayChanged: nothing was passed on, and the link still works.
    """
    enquiry = find_unconfirmed(token)
    if enquiry is None:
        return None
    way = way_to(enquiry.subject)
    if way == Way.NONE:
        raise Closed
    if way != told:
        raise WayChanged
    _check_share_of(enquiry.subject)
    link = find_link(token, ENQUIRY)
    if link is None or not use_link(link):
        return None
    deliver(enquiry, way)
    revoke_links(purpose=ENQUIRY, subject=subject_of(enquiry))
    return enquiry


@transaction.atomic
def deliver(enquiry: Enquiry, way: Way) -> None:
    """Pass a confirmed enquiry on; what it says stays here only if the desk has to tell it."""
    enquiry.handled_at = timezone.now()
    if _is_blocked(enquiry.hashed_sender):
        enquiry.state = State.BLOCKED
        enquiry.forget_content()
    elif way == Way.MAIL:
        _send(enquiry)
        enquiry.state = State.SENT
        enquiry.forget_content()
    else:
        enquiry.state, enquiry.handled_at = State.AT_DESK, None
        notifications.to_desk(enquiry)
    enquiry.save()


def _send(enquiry: Enquiry) -> None:
    """Mail the enquiry to its readers, each mail with a link by which abuse is reported."""
    readers = enquiry.mailbox.readers(enquiry.subject) if enquiry.mailbox else []
    for reader in readers:
        issued = issue_link(
            purpose=ENQUIRY,
            email=reader.address,
            subject=_report_subject(enquiry),
            valid_for=FORGET_SENDER_AFTER,
        )
        notifications.to_reader(enquiry, reader.address, issued.token)


def find_reported(token: str) -> Enquiry | None:
    """Return the enquiry that this link of its readers is about, else None."""
    return _of_link(find_link(token, ENQUIRY), "enquiry-report")


@transaction.atomic
def report(token: str) -> Enquiry | None:
    """Tell the desk that an enquiry was abuse; None if the link is too old. Twice is as once."""
    enquiry = find_reported(token)
    if enquiry is not None and enquiry.reported_at is None:
        enquiry.reported_at = timezone.now()
        enquiry.save(update_fields=["reported_at"])
        notifications.reported(enquiry)
    return enquiry
