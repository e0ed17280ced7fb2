"""What every change shares: the page held, the right asked for, a row in its history."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from hub.core.rules import Refused
from hub.forms import drafts
from hub.forms.changes import changed_names
from hub.forms.declaration import Values
from hub.submissions import permissions
from hub.submissions.models import Submission
from hub.submissions.portal import CHANGE, NEW, portal_of
from hub.submissions.remarks import find_remarks
from hub.submissions.workflow import Action, ReviewState

if TYPE_CHECKING:
    from wagtail.models import Revision

    from hub.accounts.models import User

# Called with each new submission and its values, in its transaction.
on_record: list[Callable[[Submission, Values], None]] = []


def locked(page: Page) -> Any:
    """Return the page, read again and locked until the end of the transaction."""
    return drafts.locked(portal_of(page), page)


def require(user: "User", action: Action, page: Page) -> ReviewState:
    """Return the state of the page, or raise Refused."""
    review_state = ReviewState.of(page)
    answer = permissions.may(user, action, page, review_state)
    if not answer:
        raise Refused(answer)
    return review_state


def record(page: Page, user: "User", review_state: ReviewState, **kept: object) -> Submission:
    """Note in the page's history that something was sent."""
    portal = portal_of(page)
    kind = portal.kind_of(page, review_state.draft) if page.live else ""
    values = {"kind": kind or _plain_kind(page), "task_state": review_state.task_state} | kept
    return record_version(page, user, review_state.review.revision, **values)


def record_version(page: Page, user: "User", revision: "Revision", **kept: object) -> Submission:
    """Note a version in the page's history: what it changes, and what to look at twice.

    Args:
        page: as it is before this version is public.
        user: who made it.
        revision: the version.
        kept: what else `Submission` keeps.
    """
    portal = portal_of(page)
    version = revision.as_object()
    values = portal.read(version, portal.portal_values)
    submission = Submission.objects.create(
        **{
            "page": page,
            "revision": revision,
            "kind": _plain_kind(page),
            "sent_by": user,
            "public_before_id": page.live_revision_id if page.live else None,
            "changed": changed_names(portal, page, version) if page.live else [],
            "remarks": find_remarks(portal, values),
        }
        | kept
    )
    for hook in on_record:
        hook(submission, values)
    return submission


def _plain_kind(page: Page) -> str:
    return CHANGE if page.live else NEW


def settle(
    task_state: TaskState, user: "User | None", outcome: Submission.Outcome, comment: str = ""
) -> None:
    """Note in the page's history what became of what was sent, unless that is known."""
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
