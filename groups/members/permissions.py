"""May this person do this with the people of a group? Pure functions of people and rows."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models import GroupPage, Invitation, Membership
from groups.permissions import NOT_YOURS
from hub.accounts.permissions import is_outside_city_hall, may_manage_representatives
from hub.core.rules import YES, Answer
from hub.editorial.people import NOT_DESK

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


class Action(models.TextChoices):
    SEE_PEOPLE = "see_people", _("See who keeps the page")
    MANAGE_PEOPLE = "manage_people", _("See addresses, invitations and what happened")
    INVITE = "invite", _("Invite somebody")
    MAKE_OWNER = "make_owner", _("Make somebody a representative")
    REMOVE = "remove", _("Remove somebody")
    HAND_OVER = "hand_over", _("Hand over to a successor")
    LEAVE = "leave", _("Leave")
    HELP = "help", _("Put a group's people in order at the desk")


MEMBERS_MAY = {Action.SEE_PEOPLE, Action.LEAVE}

NOT_OWNER = _("Only a representative of the group may do this.")
LAST_OWNER = _(
    "You are the only representative of this group. Please hand over to somebody first, or ask"
    " the desk to close the group."
)
NOT_HERE = _("This person does not keep the page of this group any more.")
NOT_YOURSELF = _("This is you: please use “Leave” or “Hand over” instead.")
OWNERS_STAY = _("A representative cannot be removed by another one. Please ask the desk.")
OWNER_ALREADY = _("This person is a representative already.")

STAFF_KEEP_NO_GROUP = _(
    "This is an account of city staff, which keeps no group's page. Please use an account of"
    " your own."
)
OTHER_ADDRESS = _("This invitation was sent to somebody else's address.")
OWN_INVITATION = _("You sent this yourself: somebody else must answer.")
CLOSED_ACCOUNT = _("This account is closed. Please call the desk.")
NOT_OPEN = {
    Invitation.State.ACCEPTED: _("This invitation was accepted already."),
    Invitation.State.DECLINED: _(
        "This invitation was declined. If you have changed your mind, please ask the group to"
        " invite you again."
    ),
    Invitation.State.WITHDRAWN: _(
        "This invitation was withdrawn. If you think that this is a mistake, please ask the group."
    ),
}
TOO_OLD = _("This invitation is too old. Please ask the group to send it again.")
CANNOT_HAND_OVER = _(
    "Who sent this is not a representative of the group any more, so nothing can be handed over."
    " Please ask the group or the desk."
)


def role_in(user: "User | AnonymousUser", group: GroupPage) -> str:
    """Return the role of `user` in `group`, or ""."""
    if not user.is_active or not user.is_authenticated:
        return ""
    rows = Membership.objects.filter(user=user, group=group)
    return rows.values_list("role", flat=True).first() or ""


def owners(group: GroupPage) -> "models.QuerySet[Membership]":
    """Return the memberships of those who answer for `group` and can sign in."""
    return Membership.objects.filter(
        group=group, role=Membership.Role.OWNER, user__is_active=True
    ).select_related("user")


def may(
    user: "User | AnonymousUser",
    action: Action,
    group: GroupPage,
    whom: Membership | None = None,
) -> Answer:
    """Return whether `user` may do `action` with the people of `group`.

    Args:
        user: anyone, signed in or not.
        action: what they want to do.
        group: the source page.
        whom: the person concerned, for MAKE_OWNER and REMOVE.
    """
    if action == Action.HELP:
        return YES if may_manage_representatives(user) else Answer(False, NOT_DESK)
    role = role_in(user, group)
    if not role:
        return Answer(False, NOT_YOURS)
    if action not in MEMBERS_MAY and role != Membership.Role.OWNER:
        return Answer(False, NOT_OWNER)
    if action == Action.LEAVE and role == Membership.Role.OWNER:
        others = [row for row in owners(group) if row.user_id != user.pk]
        return YES if others else Answer(False, LAST_OWNER)
    if whom is not None and action in (Action.MAKE_OWNER, Action.REMOVE):
        return _may_with(user, action, group, whom)
    return YES


def _may_with(
    user: "User | AnonymousUser", action: Action, group: GroupPage, whom: Membership
) -> Answer:
    if whom.group_id != group.pk:
        return Answer(False, NOT_HERE)
    if action == Action.MAKE_OWNER:
        return Answer(False, OWNER_ALREADY) if whom.is_owner else YES
    if whom.user_id == user.pk:
        return Answer(False, NOT_YOURSELF)
    return Answer(False, OWNERS_STAY) if whom.is_owner else YES


def may_use(invitation: Invitation) -> Answer:
    """Return whether `invitation` can still be answered by anyone."""
    if invitation.state in NOT_OPEN:
        return Answer(False, NOT_OPEN[Invitation.State(invitation.state)])
    if invitation.is_too_old:
        return Answer(False, TOO_OLD)
    if invitation.hands_over and not _still_owner(invitation):
        return Answer(False, CANNOT_HAND_OVER)
    return YES


def _still_owner(invitation: Invitation) -> bool:
    inviter = invitation.invited_by
    return inviter is not None and owners(invitation.group).filter(user=inviter).exists()


def may_accept(user: "User", invitation: Invitation, account: "User | None" = None) -> Answer:
    """Return whether `user`, who holds the link (or was asked on the portal), may accept.

    An invitation makes members, never staff: it does not lead into city hall or out of it.

    Args:
        user: who is signed in.
        invitation: what they were sent.
        account: the account of the address that was invited, if there is one.
    """
    if not (answer := may_use(invitation)):
        return answer
    if not user.is_active:
        return Answer(False, CLOSED_ACCOUNT)
    if not is_outside_city_hall(user):
        return Answer(False, STAFF_KEEP_NO_GROUP)
    if user.pk == invitation.invited_by_id:
        return Answer(False, OWN_INVITATION)
    addressee = invitation.asked_id or (account.pk if account else user.pk)
    return YES if addressee == user.pk else Answer(False, OTHER_ADDRESS)
