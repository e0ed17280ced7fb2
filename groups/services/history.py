"""What every change shares: the page held, the right asked for, a row in the group's history."""

from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from groups import permissions
from groups.changes import changed_names
from groups.choices import ActivityStatus
from groups.models import ConfirmationRequest, GroupPage, Submission
from groups.moderation.links import note_links
from groups.moderation.remarks import find_remarks
from groups.services.versions import PORTAL_VALUES
from groups.values import read
from groups.workflow import Action, ReviewState
from hub.core.rules import Refused

if TYPE_CHECKING:
    from wagtail.models import Revision

    from hub.accounts.models import User


KINDS_OF_STATUS = {
    ActivityStatus.ACTIVE: Submission.Kind.RESUME,
    ActivityStatus.PAUSED: Submission.Kind.PAUSE,
    ActivityStatus.CLOSED: Submission.Kind.CLOSING,
}


def locked(group: GroupPage) -> GroupPage:
    """Return the page, read again and locked until the end of the transaction."""
    return GroupPage.objects.select_for_update().get(pk=group.pk)


def require(user: "User", action: Action, group: GroupPage) -> ReviewState:
    """Return the state of the page, or raise Refused."""
    standing = ReviewState.of(group)
    answer = permissions.may(user, action, group, standing)
    if not answer:
        raise Refused(answer)
    return standing


def record(group: GroupPage, user: "User", standing: ReviewState, **kept: object) -> Submission:
    """Note in the group's history that something was sent."""
    values = {"kind": _kind(group, standing), "task_state": standing.task_state} | kept
    return record_version(group, user, standing.review.revision, **values)


def record_version(
    group: GroupPage, user: "User", revision: "Revision", **kept: object
) -> Submission:
    """Note a version in the group's history: what it changes, and what to look at twice.

    Args:
        group: the page as it is before this version is public.
        user: who made it.
        revision: the version.
        kept: what else `Submission` keeps.
    """
    page = revision.as_object()
    values = read(page, PORTAL_VALUES)
    submission = Submission.objects.create(
        **{
            "group": group,
            "revision": revision,
            "kind": Submission.Kind.CHANGE if group.live else Submission.Kind.NEW,
            "sent_by": user,
            "public_before_id": group.live_revision_id if group.live else None,
            "changed": changed_names(group, page) if group.live else [],
            "remarks": find_remarks(values),
        }
        | kept
    )
    note_links(submission, values)
    return submission


def _kind(group: GroupPage, standing: ReviewState) -> Submission.Kind:
    """Return what is being sent, as far as the page tells."""
    if not group.live:
        return Submission.Kind.NEW
    draft = standing.draft  # there is none of what staff import
    if draft and draft.is_life_request:
        status = str(draft.data.get("activity_status", group.activity_status))
        return KINDS_OF_STATUS[ActivityStatus(status)]
    if ConfirmationRequest.objects.being_corrected(group).exists():
        return Submission.Kind.CONFIRMATION
    return Submission.Kind.CHANGE


def settle(
    task_state: TaskState, user: "User | None", outcome: Submission.Outcome, comment: str = ""
) -> None:
    """Note in the group's history what became of what was sent, unless that is known."""
    waiting = Submission.objects.filter(
        task_state_id=task_state.pk, outcome=Submission.Outcome.WAITING
    )
    waiting.update(outcome=outcome, decided_by=user, decided_at=timezone.now(), comment=comment)


# Signal receivers: a review may be decided in other places than the desk's pages.


def settle_approved(
    sender: type, instance: WorkflowState, user: "User | None" = None, **kwargs: object
) -> None:
    review = instance.current_task_state
    settle(review, review.finished_by or user, Submission.Outcome.APPROVED, review.comment)


def settle_sent_back(
    sender: type, instance: TaskState, user: "User | None" = None, **kwargs: object
) -> None:
    settle(instance, user, Submission.Outcome.SENT_BACK, instance.comment)


def settle_withdrawn(
    sender: type, instance: WorkflowState, user: "User | None" = None, **kwargs: object
) -> None:
    if instance.current_task_state:
        settle(instance.current_task_state, user, Submission.Outcome.WITHDRAWN)
