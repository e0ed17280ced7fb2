"""Asking someone to manage a group's page, and their answer. One change = one transaction."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from groups.members import notifications
from groups.members.permissions import NOT_HERE, NOT_OPEN, OWNER_ALREADY, Action
from groups.members.record import Kind, record
from groups.members.services import OWNER, present, require, settle
from groups.models import GroupPage, Invitation, Membership, MembershipEvent
from groups.purposes import INVITATION
from hub.accounts.links import issue_link, known_link
from hub.core.rules import Answer, Refused
from hub.submissions.records import locked
from hub.text.mail_addresses import mail_key

if TYPE_CHECKING:
    from hub.accounts.models import MailLink, User

MAX_PER_DAY = 20
TOO_MANY = _("That is enough invitations for today. Please go on tomorrow, or ask the desk.")
MEMBER_ALREADY = _("This person keeps the page already.")
INVITED_ALREADY = _("This person was invited already. You can send the invitation again.")
ASKED_ALREADY = _("You asked somebody to take over already. Please withdraw that first.")


def account_of(address: str) -> "User | None":
    """Return the account that signs in with `address`, closed ones too."""
    return get_user_model().objects.filter(email=mail_key(address)).first() if address else None


def subject_of(invitation: Invitation) -> str:
    """Return what the link in the email is about."""
    return f"invitation:{invitation.pk}"


def invitation_behind(token: str) -> "tuple[Invitation | None, MailLink | None]":
    """Return the invitation that a link is about and the link, which may no longer work."""
    link = known_link(token, INVITATION)
    if link is None:
        return None, None
    pk = link.subject.partition(":")[2]
    rows = Invitation.objects.select_related("group", "invited_by", "asked")
    return rows.filter(pk=pk).first(), link


@transaction.atomic
def invite(
    group: GroupPage,
    by: "User",
    *,
    email: str,
    role: str,
    name: str = "",
    language: str = "ja",
    hands_over: bool = False,
    then_leaves: bool = False,
    as_desk: bool = False,
    reason: str = "",
) -> Invitation:
    """Invite someone by email; what the mail promises takes effect when they accept.

    Args:
        hands_over: whether `by` gives their own role to this person (引き継ぎ).
        then_leaves: whether `by` leaves then, or stays as an editor.

    Raises:
        Refused: `by` may not, the person is there already, or it is too much for a day.
    """
    group = locked(group)
    email = mail_key(email)
    _require_room(group, by, hands_over, as_desk)
    if Membership.objects.filter(group=group, user__email=email).exists():
        raise Refused(Answer(False, MEMBER_ALREADY))
    if group.invitations.open().filter(email=email).exists():
        raise Refused(Answer(False, INVITED_ALREADY))
    invitation = Invitation.objects.create(
        group=group,
        email=email,
        name=name,
        role=OWNER if hands_over else role,
        language=language,
        invited_by=by,
        by_desk=as_desk,
        hands_over=hands_over,
        then_leaves=then_leaves,
        expires_at=timezone.now() + Invitation.VALID_FOR,
    )
    kind = Kind.ASKED if hands_over else Kind.INVITED
    note(invitation, kind, by, by_desk=as_desk, reason=reason)
    _send(invitation)
    return invitation


@transaction.atomic
def ask_to_take_over(
    group: GroupPage, by: "User", membership_id: int, *, then_leaves: bool = False
) -> Invitation:
    """Ask a member to become representative in the place of `by`.

    Raises:
        Refused: `by` may not, or the person is gone or a representative already.
    """
    group = locked(group)
    _require_room(group, by, hands_over=True, as_desk=False)
    membership = present(group, membership_id)
    if membership.is_owner:
        raise Refused(Answer(False, OWNER_ALREADY))
    successor = membership.user
    invitation = Invitation.objects.create(
        group=group,
        asked=successor,
        role=OWNER,
        language=successor.language,
        invited_by=by,
        hands_over=True,
        then_leaves=then_leaves,
        expires_at=timezone.now() + Invitation.VALID_FOR,
    )
    note(invitation, Kind.ASKED, by, person=successor)
    notifications.asked(invitation)
    return invitation


@transaction.atomic
def renew(invitation: Invitation, by: "User", *, as_desk: bool = False) -> Invitation:
    """Send an invitation again, with a new link and another 14 days; the old link is void.

    Raises:
        Refused: `by` may not, it was answered or withdrawn, or it is too much for a day.
    """
    group = locked(invitation.group)
    invitation = _open(invitation)
    _require_room(group, by, hands_over=False, as_desk=as_desk)
    invitation.expires_at = timezone.now() + Invitation.VALID_FOR
    invitation.save(update_fields=["expires_at"])
    note(invitation, Kind.RENEWED, by, by_desk=as_desk, person=invitation.asked)
    if invitation.asked:
        notifications.asked(invitation)
    else:
        _send(invitation)
    return invitation


@transaction.atomic
def withdraw(
    invitation: Invitation, by: "User", *, as_desk: bool = False, reason: str = ""
) -> Invitation:
    """Withdraw an invitation; its link says so from then on.

    Raises:
        Refused: `by` may not, or it was answered or withdrawn already.
    """
    group = locked(invitation.group)
    require(by, Action.HELP if as_desk else Action.INVITE, group)
    invitation = _open(invitation)
    settle(invitation, Invitation.State.WITHDRAWN, by)
    values = {"by_desk": as_desk, "person": invitation.asked, "reason": reason}
    note(invitation, Kind.WITHDRAWN, by, **values)
    return invitation


def _require_room(group: GroupPage, by: "User", hands_over: bool, as_desk: bool) -> None:
    action = Action.HAND_OVER if hands_over else Action.INVITE
    require(by, Action.HELP if as_desk else action, group)
    if as_desk:
        return
    if hands_over and group.invitations.usable().filter(invited_by=by, hands_over=True).exists():
        raise Refused(Answer(False, ASKED_ALREADY))
    sent = group.membership_events.filter(
        kind__in=(Kind.INVITED, Kind.RENEWED, Kind.ASKED),
        at__gt=timezone.now() - timedelta(days=1),
        by_desk=False,
    )
    if sent.count() >= MAX_PER_DAY:
        raise Refused(Answer(False, TOO_MANY))


def fresh(invitation: Invitation) -> Invitation:
    """Return the invitation as it is now that the group is held."""
    rows = Invitation.objects.select_related("group", "invited_by", "asked")
    found = rows.filter(pk=invitation.pk).first()
    if found is None:
        raise Refused(Answer(False, NOT_HERE))
    return found


def _open(invitation: Invitation) -> Invitation:
    invitation = fresh(invitation)
    if invitation.state != Invitation.State.OPEN:
        raise Refused(Answer(False, NOT_OPEN[Invitation.State(invitation.state)]))
    return invitation


def note(
    invitation: Invitation, kind: Kind, by: "User | None", **values: object
) -> MembershipEvent:
    return record(invitation.group, kind, by, invitation=invitation, role=invitation.role, **values)


def _send(invitation: Invitation) -> None:
    issued = issue_link(
        purpose=INVITATION,
        email=invitation.email,
        subject=subject_of(invitation),
        valid_for=Invitation.VALID_FOR,
        language=invitation.language,
    )
    notifications.invited(invitation, issued.token)
