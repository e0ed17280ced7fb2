"""May this person do this with this group's page? Asked here and nowhere else."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from groups.models import (
    DeskEntry,
    GroupDraft,
    GroupPage,
    GroupSettings,
    Membership,
    Submission,
)
from groups.workflow import TRANSITIONS, Action, ReviewState, State
from hub.accounts.permissions import is_approver
from hub.core.locales import default_locale_id
from hub.core.rules import YES, Answer
from hub.editorial.people import NOT_DESK, is_desk
from hub.editorial.permissions import (
    ANOTHER_PERSON,
    approval_refusal,
    authors,
    deciding_groups,
    review_groups,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User
    from hub.editorial.models import ReviewTaskState

ENDS_WITH_THE_GROUP = _("A group's page ends with the group: close the group instead.")
MEMBER_ACTIONS = {
    Action.VIEW,
    Action.EDIT,
    Action.SUBMIT,
    Action.WITHDRAW,
    Action.DISCARD,
    Action.URGENT,
}
DECISIONS = {Action.APPROVE, Action.SEND_BACK, Action.REJECT}
REVIEW_ACTIONS = {Action.EXAMINE, *DECISIONS}
AFTERWARDS = {Action.MARK_SEEN, Action.REVERT}
DESK_ACTIONS = {*AFTERWARDS, Action.RESTORE}
# What a group may publish immediately, if the city allows it, because it cannot wait.
URGENT_VALUES = {
    "phone",
    "phone_public",
    "email",
    "email_public",
    "postal_code",
    "postal_code_public",
    "address",
    "address_public",
    "building",
    "building_public",
    "position_public",
    "position_precision",
    "latitude",
    "longitude",
    "website",
    "when_active",
    "how_to_join",
    "activity_status",
}

NO_RIGHTS: frozenset[str] = frozenset()
ALL_RIGHTS = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})

NOT_YOURS = _("You do not keep the page of this group.")
OWN_CHANGE = _("You submitted this yourself: somebody else must decide.")
STAFF_CHANGE = _("The city itself is changing this page now. Please wait a little.")
STAFF_PROPOSAL = _("The city itself proposed this. Send it back instead.")
CHANGED_MEANWHILE = _("This was changed or decided meanwhile. Please look at it again.")
NOT_URGENT = _("This is more than an urgent correction. Please send it to the city.")
NOT_AT_ONCE = _("The city looks at every change before it is public.")
NOTHING_URGENT = _("There is no urgent correction to look at.")
DECIDE_FIRST = _("A change of this group waits. Please decide on it first.")
NOT_PUBLIC = _("This page is not public.")
WRONG_TIME = {
    State.HIDDEN: _("There is nothing to send yet."),
    State.PUBLIC: _("There is nothing to send: you changed nothing."),
    State.DRAFT: _("This has not been sent to the city."),
    State.REVIEW: _("The city is checking what you sent. Take it back first to change it."),
    State.RETURNED: _("This was sent back. Please correct it and send it again."),
}


def examines(user: "User | AnonymousUser", standing: ReviewState) -> bool:
    """Return whether `user` reviews what is there: the desk, or who may approve second."""
    if is_desk(user):
        return True
    review = standing.review_state
    if not user.is_active or not user.is_authenticated or review is None:
        return False
    return standing.waits_for_second and bool(deciding_groups(review) & review_groups(user))


def may_see_queue(user: "User | AnonymousUser") -> bool:
    """Return whether `user` finds the queue in the admin.

    Approvers see in it what waits for a second approval, and what the desk typed for groups.
    """
    return is_desk(user) or is_approver(user)


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
    standing: ReviewState | None = None,
) -> Answer:
    """Return whether `user` may do `action` with `group` in its present state.

    Args:
        user: anyone, signed in or not.
        action: what they want to do.
        group: the source page.
        standing: the state of the page, if it has been read already.
    """
    if action in MEMBER_ACTIONS and not (keeps(user, group) or types_for(user, group)):
        return Answer(False, NOT_YOURS)
    if action in DESK_ACTIONS and not is_desk(user):
        return Answer(False, NOT_DESK)
    standing = standing or ReviewState.of(group)
    if action in REVIEW_ACTIONS and not examines(user, standing):
        return Answer(False, NOT_DESK)
    if action == Action.WITHDRAW and standing.state == State.REVIEW and not standing.is_groups_own:
        return Answer(False, STAFF_CHANGE)
    if (standing.state, action) not in TRANSITIONS:
        return Answer(False, _wrong_time(action, standing))
    if action in DECISIONS:
        return _may_decide(user, action, standing)
    if action in AFTERWARDS:
        return _may_look_afterwards(user, group)
    return _may_publish_at_once(user, standing, group) if action == Action.URGENT else YES


def _wrong_time(action: Action, standing: ReviewState) -> str | Promise:
    if action in DESK_ACTIONS:
        return DECIDE_FIRST if standing.state == State.REVIEW else NOT_PUBLIC
    if standing.state == State.REVIEW and not standing.is_groups_own:
        return STAFF_CHANGE
    return WRONG_TIME[standing.state]


def _may_decide(user: "User | AnonymousUser", action: Action, standing: ReviewState) -> Answer:
    review = standing.review_state
    if not user.is_authenticated:
        return Answer(False, NOT_DESK)
    if user.pk in authors(review or standing.review):
        return Answer(False, OWN_CHANGE)
    if action == Action.REJECT and not standing.is_groups_own:
        return Answer(False, STAFF_PROPOSAL)
    if action == Action.APPROVE and review and approval_refusal(user, review) == ANOTHER_PERSON:
        return Answer(False, ANOTHER_PERSON)
    return YES


def _may_look_afterwards(user: "User | AnonymousUser", group: GroupPage) -> Answer:
    urgent = Submission.objects.filter(group=group, outcome=Submission.Outcome.PUBLISHED)
    senders = set(urgent.values_list("sent_by_id", flat=True))
    if not senders:
        return Answer(False, NOTHING_URGENT)
    return Answer(False, OWN_CHANGE) if senders == {user.pk} else YES


def _may_publish_at_once(
    user: "User | AnonymousUser", standing: ReviewState, group: GroupPage
) -> Answer:
    if not keeps(user, group):
        return Answer(False, NOT_YOURS)
    if not GroupSettings.load().urgent_at_once:
        return Answer(False, NOT_AT_ONCE)
    if not group.live or not touches_only_urgent(standing.kept_draft):
        return Answer(False, NOT_URGENT)
    return YES


def touches_only_urgent(draft: GroupDraft) -> bool:
    """Return whether a draft changes nothing but what cannot wait; the state only to "pausing"."""
    status = draft.data.get("activity_status", "paused")
    return bool(draft.data) and set(draft.data) <= URGENT_VALUES and status == "paused"


def wrote_down_for_group(task_state: "ReviewTaskState") -> set[int]:
    """Return who only typed, at the desk, what a group said: on a paper form or on the phone.

    A rule of `hub.editorial.permissions.scribes`. A person who also sent something of their own in
    the same review is an author all the same.
    """
    sent = Submission.objects.filter(task_state__workflow_state=task_state.workflow_state_id)
    own = {row.sent_by_id for row in sent if not row.is_backed}
    return {row.sent_by_id for row in sent if row.sent_by_id and row.sent_by_id not in own}


def two_people_approve_groups(task_state: "ReviewTaskState") -> bool:
    """Return whether a review of a group needs two people (`second_approval_rules`)."""
    workflow_state = task_state.workflow_state
    if workflow_state.content_type.model_class() is not GroupPage:
        return False
    is_source = workflow_state.content_object.locale_id == default_locale_id()
    return is_source and GroupSettings.load().second_approver


def page_deletion_refusal(user: "User | AnonymousUser", page: Page) -> str | Promise:
    """Return why no one deletes `page` in the admin, or "" (`delete_rules`)."""
    return ENDS_WITH_THE_GROUP if page.specific_class is GroupPage else ""


def withheld_from(user: "User | AnonymousUser", page: Page) -> frozenset[str]:
    """Return the rights on a group's page that only the desk has.

    A rule of `hub.pages.permissions`. The form of a group's page, its versions and its drafts show
    what the group keeps private; whoever edits the rest of the Japanese tree has no task there.
    """
    is_kept_back = isinstance(page, GroupPage) and page.is_source and not is_desk(user)
    return ALL_RIGHTS if is_kept_back else NO_RIGHTS
