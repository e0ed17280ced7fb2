"""May this person do this with a page that is kept from outside? Asked here and nowhere else."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

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
from hub.forms.models import Draft
from hub.submissions.models import DeskEntry, Submission
from hub.submissions.portal import (
    Portal,
    has_portal,
    has_portals_below,
    portal_of,
    portal_of_type,
    portals,
)
from hub.submissions.workflow import TRANSITIONS, Action, ReviewState, State

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User
    from hub.editorial.models import ReviewTaskState

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
# Wagtail's rights on a page (`hub.pages.permissions.withholding_rules`).
NO_RIGHTS: frozenset[str] = frozenset()
ADDING = frozenset({"add"})
ALL_RIGHTS = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})
NOT_YOURS = _("You do not keep this page.")
OWN_CHANGE = _("You submitted this yourself: somebody else must decide.")
STAFF_CHANGE = _("The city itself is changing this page now. Please wait a little.")
STAFF_PROPOSAL = _("The city itself proposed this. Send it back instead.")
CHANGED_MEANWHILE = _("This was changed or decided meanwhile. Please look at it again.")
NOT_URGENT = _("This is more than an urgent correction. Please send it to the city.")
NOT_AT_ONCE = _("The city looks at every change before it is public.")
NOTHING_URGENT = _("There is no urgent correction to look at.")
DECIDE_FIRST = _("A change of this page waits. Please decide on it first.")
NOT_PUBLIC = _("This page is not public.")
WRONG_TIME = {
    State.HIDDEN: _("There is nothing to send yet."),
    State.PUBLIC: _("There is nothing to send: you changed nothing."),
    State.DRAFT: _("This has not been sent to the city."),
    State.REVIEW: _("The city is checking what you sent. Take it back first to change it."),
    State.RETURNED: _("This was sent back. Please correct it and send it again."),
}


def examines(user: "User | AnonymousUser", review_state: ReviewState) -> bool:
    """Return whether `user` reviews what is there: the desk, or who may approve second."""
    if is_desk(user):
        return True
    review = review_state.review_task_state
    if not user.is_active or not user.is_authenticated or review is None:
        return False
    return review_state.waits_for_second and bool(deciding_groups(review) & review_groups(user))


def may_see_queue(user: "User | AnonymousUser") -> bool:
    """Return whether `user` finds the queue in the admin; there is none while no portal is open.

    Approvers see in it what waits for a second approval, and what the desk typed for others.
    """
    return bool(portals()) and (is_desk(user) or is_approver(user))


def keeps(user: "User | AnonymousUser", page: Page) -> bool:
    """Return whether `user` keeps `page`."""
    return portal_of(page).keeps(user, page)


def types_for(user: "User | AnonymousUser", page: Page) -> bool:
    """Return whether `user` of the desk is typing for those who keep `page` (代理入力)."""
    if not user.is_active or not user.is_authenticated:
        return False
    return DeskEntry.objects.active().filter(user=user, page=page).exists() and is_desk(user)


def may(
    user: "User | AnonymousUser",
    action: Action,
    page: Page,
    review_state: ReviewState | None = None,
) -> Answer:
    """Return whether `user` may do `action` with `page` in its present state.

    Args:
        user: anyone, signed in or not.
        action: what they want to do.
        page: the source page.
        review_state: the state of the page, if it has been read already.
    """
    if action in MEMBER_ACTIONS and not (keeps(user, page) or types_for(user, page)):
        return Answer(False, NOT_YOURS)
    if action in DESK_ACTIONS and not is_desk(user):
        return Answer(False, NOT_DESK)
    review_state = review_state or ReviewState.of(page)
    if action in REVIEW_ACTIONS and not examines(user, review_state):
        return Answer(False, NOT_DESK)
    if action == Action.WITHDRAW and review_state.state == State.REVIEW and not review_state.is_own:
        return Answer(False, STAFF_CHANGE)
    if (review_state.state, action) not in TRANSITIONS:
        return Answer(False, _wrong_time(action, review_state))
    if action in DECISIONS:
        return _may_decide(user, action, review_state)
    if action in AFTERWARDS:
        return _may_look_afterwards(user, page)
    return _may_publish_at_once(user, review_state, page) if action == Action.URGENT else YES


def _wrong_time(action: Action, review_state: ReviewState) -> str | Promise:
    if action in DESK_ACTIONS:
        return DECIDE_FIRST if review_state.state == State.REVIEW else NOT_PUBLIC
    if review_state.state == State.REVIEW and not review_state.is_own:
        return STAFF_CHANGE
    return WRONG_TIME[review_state.state]


def _may_decide(user: "User | AnonymousUser", action: Action, review_state: ReviewState) -> Answer:
    review = review_state.review_task_state
    if not user.is_authenticated:
        return Answer(False, NOT_DESK)
    if user.pk in authors(review or review_state.review):
        return Answer(False, OWN_CHANGE)
    if action == Action.REJECT and not review_state.is_own:
        return Answer(False, STAFF_PROPOSAL)
    if action == Action.APPROVE and review and approval_refusal(user, review) == ANOTHER_PERSON:
        return Answer(False, ANOTHER_PERSON)
    return YES


def _may_look_afterwards(user: "User | AnonymousUser", page: Page) -> Answer:
    urgent = Submission.objects.filter(page=page, outcome=Submission.Outcome.PUBLISHED)
    senders = set(urgent.values_list("sent_by_id", flat=True))
    if not senders:
        return Answer(False, NOTHING_URGENT)
    return Answer(False, OWN_CHANGE) if senders == {user.pk} else YES


def _may_publish_at_once(
    user: "User | AnonymousUser", review_state: ReviewState, page: Page
) -> Answer:
    portal = portal_of(page)
    if not keeps(user, page):
        return Answer(False, NOT_YOURS)
    if not portal.is_urgent_open() or not portal.settings().urgent_at_once:
        return Answer(False, NOT_AT_ONCE)
    if not page.live or not touches_only_urgent(portal, review_state.kept_draft):
        return Answer(False, NOT_URGENT)
    return YES


def touches_only_urgent(portal: Portal, draft: Draft) -> bool:
    """Return whether a draft changes nothing but what cannot wait."""
    urgent = set(portal.named(is_urgent=True))
    return bool(draft.data) and set(draft.data) <= urgent and portal.may_be_urgent(draft.data)


def may_edit(user: "User | AnonymousUser", page: Page) -> Answer:
    """Return whether `user` may fill in the form of `page` now (`Declaration.may_edit`)."""
    return may(user, Action.EDIT, page)


def withheld_from(user: "User | AnonymousUser", page: Page) -> frozenset[str]:
    """Return the rights on pages that are kept from outside which only the desk has.

    A rule of `hub.pages.permissions`. Such a page's form, its versions and its drafts show what
    its keepers keep private, and whoever adds one owns it; whoever edits the rest of the Japanese
    tree has no task there.
    """
    if page.locale_id != default_locale_id() or is_desk(user):
        return NO_RIGHTS
    if _is_kept(user, page):
        return ALL_RIGHTS
    return ADDING if has_portals_below(page) else NO_RIGHTS


def _is_kept(user: "User | AnonymousUser", page: Page) -> bool:
    """Return `has_portal`, in one query however many pages of a list are asked about."""
    portal = portal_of_type(page)
    if portal is None or not portal.keeper:
        return portal is not None
    if f"{portal.keeper}_id" not in page.specific_deferred.get_deferred_fields():
        return portal.takes(page)
    memory = user.__dict__.setdefault("_kept_from_outside", {})
    if portal.model not in memory:
        memory[portal.model] = set(portal.kept_pages().values_list("pk", flat=True))
    return page.pk in memory[portal.model]


def review_view(page: Page) -> str:
    """Return the name of the view where what was sent for a page is decided (`review_views`)."""
    is_source = page.locale_id == default_locale_id()
    return "moderation_review" if is_source and has_portal(page) else ""


def typed_for_senders(task_state: "ReviewTaskState") -> set[int]:
    """Return who only typed, at the desk, what others said: on a paper form or on the phone.

    A rule of `hub.editorial.permissions.scribes`. A person who also sent something of their own in
    the same review is an author all the same.
    """
    sent = Submission.objects.filter(task_state__workflow_state=task_state.workflow_state_id)
    own = {row.sent_by_id for row in sent if not row.is_backed}
    return {row.sent_by_id for row in sent if row.sent_by_id and row.sent_by_id not in own}


def two_people_approve(task_state: "ReviewTaskState") -> bool:
    """Return whether a review needs two people (`second_approval_rules`)."""
    page = task_state.workflow_state.content_object
    if not isinstance(page, Page) or not has_portal(page):
        return False
    is_source = page.locale_id == default_locale_id()
    return is_source and portal_of(page).settings().second_approver
