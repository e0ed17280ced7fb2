"""The desk's decisions. One change = one transaction; no request here."""

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import TaskState

from groups import permissions
from groups.models import Submission
from groups.permissions import Answer
from groups.services import Refused, locked, require, settle
from groups.workflow import Action

if TYPE_CHECKING:
    from accounts.models import User

OUTCOMES = {
    Action.APPROVE: Submission.Outcome.APPROVED,
    Action.SEND_BACK: Submission.Outcome.SENT_BACK,
}


@transaction.atomic
def decide(task_state: TaskState, user: "User", action: Action, comment: str = "") -> None:
    """Approve (and publish exactly what was reviewed) or send back.

    Args:
        task_state: what was looked at; another version or a second click is refused.
        user: who decides.
        action: APPROVE or SEND_BACK.
        comment: the reason, shown to the group.

    Raises:
        Refused: the person may not, or it was decided or taken back meanwhile.
    """
    group = locked(task_state.workflow_state.content_object)
    standing = require(user, action, group)
    task = task_state.task.specific
    name = {Action.APPROVE: "approve", Action.SEND_BACK: "reject"}[action]
    if standing.review.pk != task_state.pk:
        raise Refused(Answer(False, permissions.CHANGED_MEANWHILE))
    if name not in {entry[0] for entry in task.get_actions(group, user)}:
        raise Refused(Answer(False, permissions.OWN_CHANGE))
    task.on_action(standing.review.specific, user, name, comment=comment)
    settle(group, task_state, user, OUTCOMES[action], comment)
