"""Changes among the people who keep a group's page. One change = one transaction, no request.

Every change holds the group's row first, so two people who leave at the same moment come one
after the other, and the second finds out that someone has to stay.
"""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from groups.members import notifications
from groups.members.permissions import LAST_OWNER, NOT_HERE, OWNER_ALREADY, Action, may, owners
from groups.members.record import Kind, record
from groups.models import GroupPage, Invitation, Membership, MembershipEvent
from hub.core.rules import Answer, Refused
from hub.submissions.records import locked

if TYPE_CHECKING:
    from hub.accounts.models import User

OWNER, EDITOR = Membership.Role.OWNER, Membership.Role.EDITOR


def require(user: "User", action: Action, group: GroupPage, whom: Membership | None = None) -> None:
    """Raise Refused unless `user` may."""
    answer = may(user, action, group, whom)
    if not answer:
        raise Refused(answer)


def keep_an_owner(group: GroupPage) -> None:
    """Raise Refused (and so undo the change) if no one would be responsible for `group`."""
    if not owners(group).exists():
        raise Refused(Answer(False, LAST_OWNER))


def present(group: GroupPage, membership_id: int) -> Membership:
    """Return the membership as it is now, or raise Refused: the person is gone."""
    rows = Membership.objects.filter(pk=membership_id, group=group).select_related("user")
    membership = rows.first()
    if membership is None:
        raise Refused(Answer(False, NOT_HERE))
    return membership


def void_requests_of(group: GroupPage, user: "User") -> None:
    """Withdraw what `user`, who is not an owner (any longer), could not hand over now.

    What others asked of `user` goes too.
    """
    waiting = group.invitations.open()
    mine = waiting.filter(invited_by=user, hands_over=True) | waiting.filter(asked=user)
    for invitation in mine:
        settle(invitation, Invitation.State.WITHDRAWN, None)


def settle(invitation: Invitation, state: Invitation.State, user: "User | None") -> None:
    """Write down how an invitation ended."""
    invitation.state = state
    invitation.answered_by = user
    invitation.settled_at = timezone.now()
    invitation.save(update_fields=["state", "answered_by", "settled_at"])


@transaction.atomic
def make_owner(
    group: GroupPage, by: "User", membership_id: int, *, as_desk: bool = False, reason: str = ""
) -> MembershipEvent:
    """Make an editor a representative, beside those there are.

    Args:
        by: an owner, or with `as_desk` a member of the desk, who gives a `reason`.

    Raises:
        Refused: `by` may not, or the person is gone or a representative already.
    """
    group = locked(group)
    membership = present(group, membership_id)
    require(by, Action.HELP if as_desk else Action.MAKE_OWNER, group, membership)
    if membership.is_owner:
        raise Refused(Answer(False, OWNER_ALREADY))
    membership.role = OWNER
    membership.save(update_fields=["role"])
    return _tell(
        group, Kind.MADE_OWNER, by, membership.user, role=OWNER, by_desk=as_desk, reason=reason
    )


@transaction.atomic
def remove(
    group: GroupPage, by: "User", membership_id: int, *, as_desk: bool = False, reason: str = ""
) -> MembershipEvent:
    """Take away someone's right to manage the page. The account itself stays.

    The desk may remove a representative, even the last one (who died, or was an impostor).

    Raises:
        Refused: `by` may not, or the person is gone.
    """
    group = locked(group)
    membership = present(group, membership_id)
    require(by, Action.HELP if as_desk else Action.REMOVE, group, membership)
    person = membership.user
    membership.delete()
    void_requests_of(group, person)
    event = _tell(group, Kind.REMOVED, by, person, by_desk=as_desk, reason=reason)
    notifications.removed(event)
    return event


@transaction.atomic
def leave(group: GroupPage, user: "User") -> MembershipEvent:
    """Stop keeping the page.

    Raises:
        Refused: `user` is not a member, or no one would be responsible for the group.
    """
    group = locked(group)
    require(user, Action.LEAVE, group)
    Membership.objects.filter(group=group, user=user).delete()
    keep_an_owner(group)
    void_requests_of(group, user)
    return _tell(group, Kind.LEFT, user, user)


def hand_over(group: GroupPage, old: "User", new: "User", *, then_leaves: bool) -> None:
    """Swap roles within the caller's transaction: `new` is representative already."""
    mine = Membership.objects.filter(group=group, user=old)
    if then_leaves:
        mine.delete()
    else:
        mine.update(role=EDITOR)
    keep_an_owner(group)
    void_requests_of(group, old)
    notifications.handed_over(record(group, Kind.HANDED_OVER, old, person=new, role=OWNER))
    if then_leaves:
        record(group, Kind.LEFT, old, person=old)


@transaction.atomic
def add_with_account(
    group: GroupPage, by: "User", user: "User", role: str, reason: str = ""
) -> MembershipEvent:
    """Make `user`, whose account the desk has just opened, a member.

    Raises:
        Refused: `by` is not of the desk.
    """
    group = locked(group)
    require(by, Action.HELP, group)
    Membership.objects.create(user=user, group=group, role=role)
    return _tell(group, Kind.ACCOUNT, by, user, role=role, by_desk=True, reason=reason)


def _tell(
    group: GroupPage, kind: Kind, by: "User", person: "User", **values: object
) -> MembershipEvent:
    event = record(group, kind, by, person=person, **values)
    notifications.happened(event)
    return event
