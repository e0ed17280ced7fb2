"""Who may confirm, and who may ask for pausing, resuming or closing. Pure functions."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from groups.choices import ActivityStatus, RequestKind
from groups.models import GroupPage, Membership
from groups.permissions import NOT_YOURS, keeps
from groups.portal import PORTAL
from hub.core.rules import YES, Answer
from hub.submissions.permissions import STAFF_CHANGE
from hub.submissions.workflow import ReviewState, State

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


NOT_PUBLIC = _("This page is not public, so there is nothing to confirm. Please ask the desk.")
CLOSED = _("This group was dissolved, so there is nothing to confirm any more.")
ONLY_OWNER = _("Only the group's representative can report its dissolution.")
ALREADY = {
    RequestKind.PAUSE: _("The group is not active, so it cannot pause."),
    RequestKind.RESUME: _("The group is not pausing."),
    RequestKind.CLOSING: _("The group is dissolved already."),
}
FIRST = {
    State.HIDDEN: _("Your page is not public yet."),
    State.DRAFT: _("You have a draft. Please send it or throw it away first."),
    State.REVIEW: _("The city is checking what you sent. Please wait, or take it back first."),
    State.RETURNED: _("The city asked you to correct something. Please settle that first."),
}
# kind → from which states of the group it can be asked for
POSSIBLE_FROM = {
    RequestKind.PAUSE: {ActivityStatus.ACTIVE},
    RequestKind.RESUME: {ActivityStatus.PAUSED},
    RequestKind.CLOSING: {ActivityStatus.ACTIVE, ActivityStatus.PAUSED},
}


def can_be_confirmed(group: GroupPage) -> Answer:
    """Return whether there is a page of a living group to confirm."""
    if not group.live:
        return Answer(False, NOT_PUBLIC)
    if group.is_closed:
        return Answer(False, CLOSED)
    return YES


def may_ask(
    user: "User | AnonymousUser", kind: RequestKind, group: GroupPage, review_state: ReviewState
) -> Answer:
    """Return whether `user` may ask for `kind` (pause, resume, closing) of `group` now."""
    if not keeps(user, group):
        return Answer(False, NOT_YOURS)
    if kind == RequestKind.CLOSING and not _represents(user, group):
        return Answer(False, ONLY_OWNER)
    if review_state.state == State.REVIEW and not review_state.is_own:
        return Answer(False, STAFF_CHANGE)
    if not group.live:
        return Answer(False, FIRST[State.HIDDEN])
    if group.activity_status not in POSSIBLE_FROM[kind]:
        return Answer(False, ALREADY[kind])
    if review_state.state != State.PUBLIC and not _is_earlier_request(review_state):
        return Answer(False, FIRST[review_state.state])
    return YES


def _represents(user: "User | AnonymousUser", group: GroupPage) -> bool:
    owner = Membership.Role.OWNER
    return (
        user.is_authenticated
        and Membership.objects.filter(user=user, group=group, role=owner).exists()
    )


def _is_earlier_request(review_state: ReviewState) -> bool:
    """Return whether all that is in the way is a request of this kind that was sent back."""
    if review_state.state not in (State.DRAFT, State.RETURNED):
        return False
    return PORTAL.is_request(review_state.kept_draft)
