"""The life of a change that is sent from outside: states and transitions as a table."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState, WorkflowState

from hub.core.japanese.working_days import after_working_days
from hub.core.wording import day_in_words
from hub.editorial.permissions import waits_for_second
from hub.forms.drafts import draft_of
from hub.forms.models import Draft
from hub.submissions.models import Submission
from hub.submissions.portal import portal_of

if TYPE_CHECKING:
    from hub.editorial.models import ReviewTaskState

DECLINED_IN_SIGHT = timedelta(days=30)


class State(models.TextChoices):
    HIDDEN = "hidden", _("Not public")
    PUBLIC = "public", _("Public")
    DRAFT = "draft", _("You have a draft")
    REVIEW = "review", _("The city is checking it")
    RETURNED = "returned", _("Please correct something")


class Action(models.TextChoices):
    VIEW = "view", _("Look at it")
    EDIT = "edit", _("Edit")
    SUBMIT = "submit", _("Send to the city")
    WITHDRAW = "withdraw", _("Take back")
    DISCARD = "discard", _("Throw the draft away")
    EXAMINE = "examine", _("Review")
    APPROVE = "approve", _("Approve")
    SEND_BACK = "send_back", _("Send back")
    REJECT = "reject", _("Reject")
    URGENT = "urgent", _("Publish an urgent correction")
    MARK_SEEN = "mark_seen", _("Mark an urgent correction as seen")
    REVERT = "revert", _("Take an urgent correction back")
    RESTORE = "restore", _("Put an earlier version back")


# (state, action) → the state that follows. What is not here cannot be done.
TRANSITIONS = {
    (State.HIDDEN, Action.EDIT): State.DRAFT,
    (State.PUBLIC, Action.EDIT): State.DRAFT,
    (State.DRAFT, Action.EDIT): State.DRAFT,
    (State.DRAFT, Action.SUBMIT): State.REVIEW,
    (State.DRAFT, Action.DISCARD): State.PUBLIC,
    (State.DRAFT, Action.URGENT): State.PUBLIC,
    (State.REVIEW, Action.WITHDRAW): State.DRAFT,
    (State.REVIEW, Action.APPROVE): State.PUBLIC,
    (State.REVIEW, Action.SEND_BACK): State.RETURNED,
    (State.REVIEW, Action.REJECT): State.DRAFT,
    (State.RETURNED, Action.EDIT): State.RETURNED,
    (State.RETURNED, Action.SUBMIT): State.REVIEW,
    (State.RETURNED, Action.DISCARD): State.PUBLIC,
} | {
    (state, action): state
    for state in State
    for action in (Action.VIEW, Action.EXAMINE, Action.MARK_SEEN)
}
# Nothing is put back over what the city is looking at, nor on a page that is not public.
TRANSITIONS |= {
    (state, action): state
    for state in (State.PUBLIC, State.DRAFT, State.RETURNED)
    for action in (Action.REVERT, Action.RESTORE)
}


@dataclass(frozen=True)
class ReviewState:
    """How a page that is kept from outside stands."""

    state: State
    draft: Draft | None = None
    workflow_state: WorkflowState | None = None
    page: Page | None = None

    @classmethod
    def of(cls, page: Page) -> "ReviewState":
        """Return the state of `page` (a source page), read again."""
        draft = draft_of(portal_of(page), page)
        active = WorkflowState.objects.active().for_instance(page)
        workflow_state = active.select_related(
            "current_task_state__task", "current_task_state__reviewtaskstate"
        ).first()
        if workflow_state and workflow_state.status == WorkflowState.STATUS_IN_PROGRESS:
            state = State.REVIEW
        elif workflow_state and _is_about(workflow_state, draft):
            state = State.RETURNED
        elif draft and draft.data:
            state = State.DRAFT
        else:
            state = State.PUBLIC if page.live else State.HIDDEN
        return cls(state, draft, workflow_state, page)

    @property
    def task_state(self) -> TaskState | None:
        return self.workflow_state and self.workflow_state.current_task_state

    @property
    def kept_draft(self) -> Draft:
        """The draft, for states that are not without one. Raises LookupError."""
        if self.draft is None:
            raise LookupError("no draft")
        return self.draft

    @property
    def review(self) -> TaskState:
        """The review under way or last held, for states after a submission. Raises LookupError."""
        if self.task_state is None:
            raise LookupError("no review")
        return self.task_state

    @property
    def waits_for_second(self) -> bool:
        """Whether one person approved it and a second one must."""
        review = self.review_task_state
        return self.state == State.REVIEW and review is not None and waits_for_second(review)

    @property
    def review_task_state(self) -> "ReviewTaskState | None":
        """The review as the workflow's own rules know it (`hub.editorial.permissions`)."""
        return getattr(self.task_state, "reviewtaskstate", None)

    @property
    def is_own(self) -> bool:
        """Whether what the city looks at came from outside (staff may propose changes too)."""
        return self.workflow_state is not None and _is_about(self.workflow_state, self.draft)

    @property
    def submitted_at(self) -> datetime | None:
        return self.task_state and self.task_state.started_at

    @cached_property
    def due(self) -> date | None:
        """The day by which the city usually answers."""
        if self.state != State.REVIEW or not self.submitted_at:
            return None
        days = portal_of(self.page).answer_days()
        return after_working_days(timezone.localdate(self.submitted_at), days)

    @property
    def promise(self) -> str:
        """When what was sent will be public, where its portal has words of its own for that."""
        if self.due is None:
            return ""
        return str(portal_of(self.page).promise) % {"day": day_in_words(self.due)}

    @cached_property
    def declined(self) -> "Submission | None":
        """What the city rejected, while nothing has been sent since.

        It stays in sight while what was written is kept; a request, of which nothing is kept,
        for some weeks.
        """
        if self.state not in (State.DRAFT, State.PUBLIC):
            return None
        last = Submission.objects.filter(page=self.page).first()
        if last is None or last.outcome != Submission.Outcome.REJECTED:
            return None
        if self.state == State.DRAFT:
            return last
        return last if last.is_request and last.decided_within(DECLINED_IN_SIGHT) else None

    @property
    def reason(self) -> str:
        """What the city wrote when it sent the change back."""
        return self.task_state.comment if self.state == State.RETURNED and self.task_state else ""


def _is_about(workflow_state: WorkflowState, draft: Draft | None) -> bool:
    """Return whether what is reviewed is what was submitted of `draft`."""
    review = workflow_state.current_task_state
    return bool(draft and review and review.revision_id == draft.submitted_revision_id)
