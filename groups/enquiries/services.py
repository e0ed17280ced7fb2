"""An enquiry's way to its group. One change = one transaction; no request here."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from groups.enquiries import notifications
from groups.enquiries.permissions import Way, addresses, may_open_door, way_to
from groups.enquiries.querysets import DAY
from groups.models import BlockedSender, Enquiry, EnquirySettings, GroupPage
from groups.models.enquiry import (
    CONFIRM_WITHIN,
    FORGET_SENDER_AFTER,
    FORGET_UNCONFIRMED_AFTER,
    sender_hash,
)
from groups.permissions import NOT_YOURS
from hub.accounts.links import Purpose, find_link, issue_link, revoke_links, use_link
from hub.core.models import ContentVersion
from hub.core.rules import Answer, Refused, require
from hub.editorial.people import desk_answer
from hub.text.numbers import whole_number

if TYPE_CHECKING:
    from hub.accounts.models import MailLink, User

PER_SENDER_A_DAY = 5
# Anybody may write somebody else's address into the form: what its owner has not confirmed uses
# none of their share, and is only kept from filling their mailbox.
UNCONFIRMED_A_DAY = 20
PER_GROUP_A_DAY = 30
State = Enquiry.State


class Closed(Exception):
    """The group takes no enquiries (now)."""


class TooMany(Exception):
    """The day's share of this sender or of this group is used up."""


class WayChanged(Exception):
    """It would reach the group in another way than its sender was told."""


def _subject(enquiry: Enquiry) -> str:
    return f"enquiry:{enquiry.pk}"


def _report_subject(enquiry: Enquiry) -> str:
    return f"enquiry-report:{enquiry.pk}"


def _is_blocked(hashed_sender: str) -> bool:
    return BlockedSender.objects.filter(hashed_sender=hashed_sender).exists()


def _check_share_of(group: GroupPage) -> None:
    if Enquiry.objects.to_group(group).reached().within(DAY).count() >= PER_GROUP_A_DAY:
        raise TooMany


@transaction.atomic
def ask(
    group: GroupPage,
    *,
    questions: list[str],
    words: str,
    name: str,
    email: str,
    language: str,
) -> Enquiry:
    """Keep an enquiry and mail its sender a link; nothing reaches the group before that is used.

    An enquiry from a blocked sender is counted and forgotten immediately. The sender is not told:
    anyone could find out who is blocked.

    Raises:
        Closed, TooMany.
    """
    if way_to(group) == Way.NONE:
        raise Closed
    hashed = sender_hash(email)
    today = Enquiry.objects.from_sender(hashed).within(DAY)
    unconfirmed = today.filter(state=State.UNCONFIRMED).count()
    if unconfirmed >= UNCONFIRMED_A_DAY or today.count() - unconfirmed >= PER_SENDER_A_DAY:
        raise TooMany
    _check_share_of(group)
    if _is_blocked(hashed):
        return Enquiry.objects.create(
            group=group, state=State.BLOCKED, language=language, hashed_sender=hashed
        )
    enquiry = Enquiry.objects.create(
        group=group,
        questions=questions,
        words=words,
        name=name,
        email=email,
        language=language,
        hashed_sender=hashed,
    )
    issued = issue_link(
        purpose=Purpose.ENQUIRY,
        email=email,
        subject=_subject(enquiry),
        valid_for=CONFIRM_WITHIN,
        language=language,
    )
    notifications.to_confirm(enquiry, issued.token)
    return enquiry


def _of_link(link: "MailLink | None", prefix: str) -> Enquiry | None:
    kind, _colon, key = link.subject.partition(":") if link else ("", "", "")
    if kind != prefix:
        return None
    return Enquiry.objects.select_related("group").filter(pk=whole_number(key)).first()


def find_unconfirmed(token: str) -> Enquiry | None:
    """Return the enquiry that this link is to confirm, else None."""
    enquiry = _of_link(find_link(token, Purpose.ENQUIRY), "enquiry")
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
    group = enquiry.group
    way = way_to(group)
    if way == Way.NONE:
        raise Closed
    if way != told:
        raise WayChanged
    _check_share_of(group)
    link = find_link(token, Purpose.ENQUIRY)
    if link is None or not use_link(link):
        return None
    deliver(enquiry, way)
    revoke_links(purpose=Purpose.ENQUIRY, subject=_subject(enquiry))
    return enquiry


@transaction.atomic
def deliver(enquiry: Enquiry, way: Way) -> None:
    """Pass a confirmed enquiry on; what it says stays here only if the desk has to tell it."""
    enquiry.handled_at = timezone.now()
    if _is_blocked(enquiry.hashed_sender):
        enquiry.state = State.BLOCKED
        enquiry.forget_content()
    elif way == Way.MAIL:
        _send(enquiry, addresses(enquiry.group))
        enquiry.state = State.SENT
        enquiry.forget_content()
    else:
        enquiry.state, enquiry.handled_at = State.AT_DESK, None
        notifications.to_desk(enquiry)
    enquiry.save()


def _send(enquiry: Enquiry, recipients: list[str]) -> None:
    """Mail the enquiry to the group, each mail with a link by which abuse is reported."""
    for address in recipients:
        issued = issue_link(
            purpose=Purpose.ENQUIRY,
            email=address,
            subject=_report_subject(enquiry),
            valid_for=FORGET_SENDER_AFTER,
        )
        notifications.to_group(enquiry, address, issued.token)


def find_reported(token: str) -> Enquiry | None:
    """Return the enquiry that this link of the group is about, else None."""
    return _of_link(find_link(token, Purpose.ENQUIRY), "enquiry-report")


@transaction.atomic
def report(token: str) -> Enquiry | None:
    """Tell the desk that an enquiry was abuse; None if the link is too old. Twice is as once."""
    enquiry = find_reported(token)
    if enquiry is not None and enquiry.reported_at is None:
        enquiry.reported_at = timezone.now()
        enquiry.save(update_fields=["reported_at"])
        notifications.reported(enquiry)
    return enquiry


# The desk


@transaction.atomic
def passed_on(enquiry: Enquiry, user: "User") -> None:
    """The desk told the group: tell the sender, and forget what it was."""
    require(desk_answer(user))
    enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if enquiry.state != State.AT_DESK:
        return
    notifications.passed_on(enquiry)
    enquiry.state = State.PASSED_ON
    enquiry.handled_at = timezone.now()
    enquiry.forget_content()
    enquiry.save()


@transaction.atomic
def block(hashed_sender: str, user: "User", reason: str) -> None:
    """Let enquiries of a sender go nowhere; those at the desk are forgotten too."""
    require(desk_answer(user))
    BlockedSender.objects.get_or_create(
        hashed_sender=hashed_sender, defaults={"reason": reason, "blocked_by": user}
    )
    for enquiry in Enquiry.objects.from_sender(hashed_sender).to_be_passed_on():
        enquiry.state = State.BLOCKED
        enquiry.handled_at = timezone.now()
        enquiry.forget_content()
        enquiry.save()


@transaction.atomic
def unblock(blocked: BlockedSender, user: "User") -> None:
    require(desk_answer(user))
    blocked.delete()


# Whether a group is asked at all


@transaction.atomic
def set_door(group: GroupPage, user: "User", is_open: bool) -> None:
    """A member says whether the group takes enquiries."""
    if not may_open_door(user, group):
        raise Refused(Answer(False, NOT_YOURS))
    EnquirySettings.objects.update_or_create(
        group=group, defaults={"open": is_open, "changed_by": user}
    )
    ContentVersion.bump()


@transaction.atomic
def close_by_desk(group: GroupPage, user: "User", is_closed: bool) -> None:
    """The desk stops enquiries to a group, or lets them through again."""
    require(desk_answer(user))
    EnquirySettings.objects.update_or_create(
        group=group, defaults={"closed_by_desk": is_closed, "changed_by": user}
    )
    ContentVersion.bump()


def forget_old() -> tuple[int, int]:
    """Forget what no one confirmed, and who wrote long ago; return how many of each."""
    now = timezone.now()
    old = Enquiry.objects.unconfirmed_since(now - FORGET_UNCONFIRMED_AFTER)
    unconfirmed = old.delete()[0]
    senders = Enquiry.objects.with_old_sender(now - FORGET_SENDER_AFTER).update(hashed_sender="")
    return unconfirmed, senders
