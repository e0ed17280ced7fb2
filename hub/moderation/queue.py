"""What waits for the desk, and what it decided: the rows of its lists, few queries each."""

import functools
import operator
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState, WorkflowState

from hub.core.japanese.working_days import working_days_between
from hub.editorial.people import is_desk
from hub.moderation.bulk import is_harmless
from hub.moderation.models import LinkCheck
from hub.submissions.models import Submission, SubmissionQuerySet
from hub.submissions.portal import KINDS, portal_of, portals

if TYPE_CHECKING:
    from hub.accounts.models import User

STAFF = "staff"
STAFF_LABEL = _("Change by staff")
DECIDED = (
    Submission.Outcome.APPROVED,
    Submission.Outcome.SENT_BACK,
    Submission.Outcome.REJECTED,
    Submission.Outcome.WITHDRAWN,
    Submission.Outcome.REVERTED,
)
LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Row:
    """One thing that waits."""

    task: TaskState
    page: Page
    submission: Submission | None
    days: int
    is_overdue: bool
    is_harmless: bool

    @property
    def kind(self) -> str | Promise:
        return self.submission.kind_label if self.submission else STAFF_LABEL

    @property
    def since(self) -> datetime:
        return self.task.started_at

    @property
    def sender(self) -> object:
        return self.submission.sent_by if self.submission else self.task.revision.user

    @property
    def remark_count(self) -> int:
        return len(self.submission.remarks) + len(self.dead_links) if self.submission else 0

    @property
    def dead_links(self) -> list[LinkCheck]:
        return [check for check in self._checks if check.problem]

    @property
    def unchecked_links(self) -> int:
        return sum(check.checked_at is None for check in self._checks)

    @property
    def first_approved_by(self) -> object:
        return getattr(self.task, "reviewtaskstate", None) and (
            self.task.reviewtaskstate.first_approved_by
        )

    @property
    def _checks(self) -> Iterable[LinkCheck]:
        return self.submission.link_checks.all() if self.submission else ()


def kinds() -> dict[str, str | Promise]:
    """Return {kind: its name} of all that may wait."""
    found = dict(KINDS)
    for portal in portals():
        found |= portal.kinds
    return found | {STAFF: STAFF_LABEL}


def waiting_tasks() -> QuerySet[TaskState]:
    """Return the reviews under way of pages that are kept from outside, oldest first."""
    types = ContentType.objects.get_for_models(*(portal.model for portal in portals()))
    kept = [Q(pk__in=portal.kept_pages().values("pk")) for portal in portals()]
    sources = Page.objects.filter(functools.reduce(operator.or_, kept, Q(pk__in=[])))
    return (
        TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
            workflow_state__content_type__in=types.values(),
            workflow_state__object_id__in=sources.values(key=Cast("pk", CharField())),
        )
        .select_related("workflow_state", "revision__user", "reviewtaskstate__first_approved_by")
        .defer("revision__content")
        .order_by("started_at", "pk")
    )


def tasks_for(user: "User") -> QuerySet[TaskState]:
    """Return what `waiting` shows, oldest first."""
    tasks = waiting_tasks()
    return tasks if is_desk(user) else tasks.exclude(reviewtaskstate__first_approved_at=None)


def waiting(user: "User", kind: str = "") -> list[Row]:
    """Return what waits for `user`, oldest first.

    Args:
        user: someone at the desk sees all; an approver sees what waits for a second approval.
        kind: a key of `kinds` to see that alone.
    """
    tasks = list(tasks_for(user))
    sent = _submissions(tasks)
    pages = Page.objects.in_bulk([int(task.workflow_state.object_id) for task in tasks])
    remind_after = {portal: portal.settings().remind_desk_after for portal in portals()}
    rows = []
    for task in tasks:
        page = pages.get(int(task.workflow_state.object_id))
        submission = sent.get(task.pk)
        if page is None or kind not in ("", submission.kind if submission else STAFF):
            continue
        days = working_days_between(timezone.localdate(task.started_at), timezone.localdate())
        is_overdue = days > remind_after[portal_of(page)]
        harmless = bool(submission) and _is_harmless(user, task, page, submission)
        rows.append(Row(task, page, submission, days, is_overdue, harmless))
    return rows


def _submissions(tasks: Iterable[TaskState]) -> dict[int, Submission]:
    found = (
        Submission.objects.filter(task_state__in=[task.pk for task in tasks])
        .select_related("page", "sent_by")
        .prefetch_related("link_checks")
    )
    return {submission.task_state_id: submission for submission in found}


def _is_harmless(user: "User", task: TaskState, page: Page, submission: Submission) -> bool:
    """Return whether `user` may approve it together with others, without having taken part."""
    review = getattr(task, "reviewtaskstate", None)
    involved = {
        submission.sent_by_id,
        task.revision.user_id,
        task.workflow_state.requested_by_id,
        review and review.first_approved_by_id,
    }
    if submission.public_before_id != page.live_revision_id or user.pk in involved:
        return False
    links = submission.link_checks.all()
    return is_harmless(
        portal_of(page), submission.kind, submission.changed, submission.remarks, links
    )


def _recorded() -> SubmissionQuerySet:
    return Submission.objects.select_related("page", "sent_by", "decided_by")


def returned() -> SubmissionQuerySet:
    """What was sent back and has not come again, longest first."""
    return (
        _recorded()
        .filter(
            outcome=Submission.Outcome.SENT_BACK,
            task_state__workflow_state__status=WorkflowState.STATUS_NEEDS_CHANGES,
            task_state__workflow_state__current_task_state=F("task_state"),
        )
        .order_by("decided_at", "pk")
    )


def urgent() -> SubmissionQuerySet:
    """Urgent corrections that no one has checked, oldest first."""
    return _recorded().filter(outcome=Submission.Outcome.PUBLISHED).order_by("sent_at", "pk")


def typed(month: date | None = None) -> SubmissionQuerySet:
    """What the desk typed for others, newest first; of one month if given."""
    rows = _recorded().filter(typed_at_desk=True)
    if month:
        following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
        start, end = (
            timezone.make_aware(datetime(day.year, day.month, 1)) for day in (month, following)
        )
        rows = rows.filter(sent_at__gte=start, sent_at__lt=end)
    return rows.order_by("-sent_at", "-pk")


def decided() -> SubmissionQuerySet:
    """What was decided in the last thirty days, newest first."""
    since = timezone.now() - LATELY
    return (
        _recorded()
        .filter(outcome__in=DECIDED, decided_at__gte=since)
        .order_by("-decided_at", "-pk")
    )
