"""What happens when the last approval is given (WAGTAIL_FINISH_WORKFLOW_ACTION).

Wagtail imports this module while its own models load: what needs models is imported inside.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from hub.accounts.models import User
    from hub.editorial.models import ReviewTaskState


# A rule takes an approved review and returns whether it keeps the revision back; whoever
# registered the rule publishes it later.
holds: list[Callable[["ReviewTaskState"], bool]] = []


@transaction.atomic
def publish_reviewed_revision(workflow_state: "WorkflowState", user: "User | None" = None) -> None:
    """Publish the revision that was reviewed, or schedule it for its date.

    Stock Wagtail publishes the latest revision, so that an unreviewed draft goes live. Anyone who
    approves needs no right to publish the page: approving is the right of the task, asked again
    here for callers that went past `ReviewTaskState.approve`.

    Args:
        workflow_state: the workflow whose last task was approved.
        user: who gave the last approval.

    Raises:
        PermissionDenied: the last approval came from someone who may not give it.
    """
    from hub.editorial.models import ReviewTaskState
    from hub.editorial.permissions import publication_refusal

    task_state = workflow_state.current_task_state.specific
    if isinstance(task_state, ReviewTaskState):
        reason = publication_refusal(task_state.finished_by or user, task_state)
        if reason:
            raise PermissionDenied(str(reason))
    if not any(rule(task_state) for rule in holds):
        task_state.revision.publish(user=user, skip_permission_checks=True)
