"""May this person do this with this group's page? Asked here and nowhere else."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.roles import DESK
from editorial.permissions import authors, review_groups
from groups.models import DeskEntry, GroupPage, Membership
from groups.workflow import TRANSITIONS, Action, Standing, State

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

MEMBER_ACTIONS = {Action.VIEW, Action.EDIT, Action.SUBMIT, Action.WITHDRAW, Action.DISCARD}
DESK_ACTIONS = {Action.EXAMINE, Action.APPROVE, Action.SEND_BACK}

NOT_YOURS = _("You do not keep the page of this group.")
NOT_DESK = _("Only the collaboration desk reviews groups.")
OWN_CHANGE = _("You submitted this yourself: somebody else must decide.")
STAFF_CHANGE = _("The city itself is changing this page now. Please wait a little.")
CHANGED_MEANWHILE = _("This was changed or decided meanwhile. Please look at it again.")
WRONG_TIME = {
    State.HIDDEN: _("There is nothing to send yet."),
    State.PUBLIC: _("There is nothing to send: you changed nothing."),
    State.DRAFT: _("This has not been sent to the city."),
    State.REVIEW: _("The city is checking what you sent. Take it back first to change it."),
    State.RETURNED: _("This was sent back. Please correct it and send it again."),
}


@dataclass(frozen=True)
class Answer:
    """Whether something is allowed, and if not, why not."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Answer(True)


def is_desk(user: "User | AnonymousUser") -> bool:
    """Return whether `user` reviews groups: the desk, its deputies today, and superusers."""
    if not user.is_active or user.is_superuser:
        return user.is_active
    return Group.objects.filter(name=DESK, pk__in=review_groups(user)).exists()


def keeps(user: "User | AnonymousUser", group: GroupPage) -> bool:
    """Return whether `user` is a member of `group`."""
    if not user.is_active or not user.is_authenticated:
        return False
    return Membership.objects.filter(user=user, group=group).exists()


def types_for(user: "User | AnonymousUser", group: GroupPage) -> bool:
    """Return whether `user` of the desk is typing for `group` (代理入力)."""
    if not user.is_active or not user.is_authenticated:
        return False
    return DeskEntry.objects.active().filter(user=user, group=group).exists() and is_desk(user)


def may(
    user: "User | AnonymousUser",
    action: Action,
    group: GroupPage,
    standing: Standing | None = None,
) -> Answer:
    """Return whether `user` may do `action` with `group` as it stands.

    Args:
        user: anybody, signed in or not.
        action: what they want to do.
        group: the source page.
        standing: where the page stands, if it was read already.
    """
    if action in MEMBER_ACTIONS and not (keeps(user, group) or types_for(user, group)):
        return Answer(False, NOT_YOURS)
    if action in DESK_ACTIONS and not is_desk(user):
        return Answer(False, NOT_DESK)
    standing = standing or Standing.of(group)
    if action == Action.WITHDRAW and standing.state == State.REVIEW and not standing.is_groups_own:
        return Answer(False, STAFF_CHANGE)
    if (standing.state, action) not in TRANSITIONS:
        if standing.state == State.REVIEW and not standing.is_groups_own:
            return Answer(False, STAFF_CHANGE)
        return Answer(False, WRONG_TIME[standing.state])
    if action in (Action.APPROVE, Action.SEND_BACK) and user.pk in authors(standing.review):
        return Answer(False, OWN_CHANGE)
    return YES
