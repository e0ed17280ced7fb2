"""Deciding on a review: one call, one transaction. Rooms use these, never the task state."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import TaskState

if TYPE_CHECKING:
    from hub.accounts.models import User


@transaction.atomic
def approve(
    task_state: TaskState, user: "User", comment: str = "", go_live_at: datetime | None = None
) -> None:
    """Approve: exactly the reviewed revision becomes public, now or at `go_live_at`.

    Raises:
        PermissionDenied: `user` may not decide this (not an approver, own work, not waiting).
        ValidationError: the page cannot be saved as it was reviewed.
    """
    _fresh(task_state).approve(user=user, comment=comment, go_live_at=go_live_at)


@transaction.atomic
def send_back(task_state: TaskState, user: "User", reason: str) -> None:
    """Send the page back to its author, who reads `reason`.

    Raises:
        PermissionDenied: `user` may not decide this.
        ValueError: there is no reason.
    """
    if not reason.strip():
        raise ValueError("Sending back needs a reason.")
    _fresh(task_state).reject(user=user, comment=reason)


def _fresh(task_state: TaskState) -> TaskState:
    """Read the state again and hold it, so that two people cannot decide at once."""
    return TaskState.objects.select_for_update().get(pk=task_state.pk).specific
