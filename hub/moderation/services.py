"""The desk's decisions. One change = one transaction; no request here."""

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import Page, TaskState

from hub.core.rules import Answer, Refused
from hub.moderation import notifications
from hub.submissions import permissions
from hub.submissions.models import Submission
from hub.submissions.portal import portal_of
from hub.submissions.records import locked, require, settle
from hub.submissions.sending import forget_latest
from hub.submissions.workflow import Action, ReviewState

if TYPE_CHECKING:
    from hub.accounts.models import User

WAGTAILS_NAMES = {Action.APPROVE: "approve", Action.SEND_BACK: "reject"}


@transaction.atomic
def decide(
    task_state: TaskState,
    user: "User",
    action: Action,
    comment: str = "",
    internal_note: str = "",
) -> ReviewState:
    """Approve (and publish exactly what was reviewed), send back, or reject for good.

    Where two people must approve, the first approval is noted and the review goes on.

    Args:
        task_state: what was looked at; another version or a second click is refused.
        user: who decides.
        action: APPROVE, SEND_BACK or REJECT.
        comment: the reason, shown to those who keep the page.
        internal_note: a word among staff, added to those before; never sent or shown outside.

    Returns:
        The state of the page afterwards (`waits_for_second`).

    Raises:
        Refused: the person may not, or it has been decided or withdrawn in the meantime.
    """
    page = locked(task_state.workflow_state.content_object)
    review_state = require(user, action, page)
    if review_state.review.pk != task_state.pk:
        raise Refused(Answer(False, permissions.CHANGED_MEANWHILE))
    keep_note(task_state, internal_note)
    if action == Action.REJECT:
        return _reject(page, review_state, user, comment)
    task = task_state.task.specific
    name = WAGTAILS_NAMES[action]
    if name not in {entry[0] for entry in task.get_actions(page, user)}:
        raise Refused(Answer(False, permissions.OWN_CHANGE))
    task.on_action(review_state.review.specific, user, name, comment=comment)
    review_state = ReviewState.of(page)
    if action == Action.APPROVE and review_state.waits_for_second:
        notifications.second_needed(page, review_state)
    return review_state


def _reject(page: Page, review_state: ReviewState, user: "User", comment: str) -> ReviewState:
    """End it; what was typed stays, so that they may start from it again.

    A request is only one line: nothing of it stays.
    """
    settle(review_state.review, user, Submission.Outcome.REJECTED, comment)
    review_state.review.workflow_state.cancel(user=user)
    draft = review_state.kept_draft
    if portal_of(page).is_request(draft):
        draft.delete()
    else:
        draft.submitted_revision = None
        draft.save(update_fields=["submitted_revision"])
    forget_latest(page, user)
    notifications.rejected(page, comment)
    return ReviewState.of(page)


def keep_note(task_state: TaskState, note: str) -> None:
    """Add a word among staff to what was sent."""
    for submission in Submission.objects.filter(task_state_id=task_state.pk) if note else ():
        submission.internal_note = "\n".join(filter(None, (submission.internal_note, note)))
        submission.save(update_fields=["internal_note"])
