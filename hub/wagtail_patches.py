"""What the hub changes in Wagtail at run time. Each entry says why, since which release of
Wagtail, and when it can go; tests/hub/test_wagtail_patches.py fails when Wagtail changes there.
"""

from django.dispatch import Signal
from wagtail.admin import compare
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from hub.editorial.diff import diff_text

# Why: Wagtail splits text at what is not alphanumeric; Japanese letters all are, so one changed
# letter makes a whole sentence new. Since 8.0. Goes once Wagtail's own splits Japanese.
stock_diff_text = compare.diff_text

# Why: Wagtail writes its mails while the editor waits, with links into the admin for people who
# have none, in HTML that ignores the reader's language; editorial/notifications.py writes ours.
# Since 8.0. Goes once Wagtail has a setting for it.
SILENCED: tuple[tuple[Signal, type, str], ...] = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def hold_the_place(sender: type, **kwargs: object) -> None:
    """Do nothing, under the identity of one of Wagtail's receivers."""


def install() -> None:
    """Put everything in place.

    Wagtail connects its receivers when its admin starts, which may be before or after this; a
    signal takes one receiver an identity, so the first to hold it stays.
    """
    compare.diff_text = diff_text
    for signal, sender, uid in SILENCED:
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(hold_the_place, sender=sender, dispatch_uid=uid)
