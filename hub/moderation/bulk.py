"""Changes that do not need to be read word by word: several can be approved together."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from wagtail.models import TaskState

from hub.core.rules import Refused
from hub.forms.changes import Change, changes_between
from hub.moderation.diff_markup import MarkedChange, marked
from hub.moderation.models import LinkCheck
from hub.moderation.services import decide
from hub.submissions.models import Submission
from hub.submissions.notifications import page_of
from hub.submissions.permissions import may
from hub.submissions.portal import CHANGE, Portal, portal_of
from hub.submissions.workflow import Action, ReviewState

if TYPE_CHECKING:
    from hub.accounts.models import User

MAX_BATCH = 50


def is_harmless(
    portal: Portal,
    kind: str,
    names: Collection[str],
    remarks: Collection[object],
    links: Iterable[LinkCheck] = (),
) -> bool:
    """Return whether a change may be approved together with others.

    Args:
        portal: of the page.
        kind: of the submission; only changes are harmless.
        names: what differs from the public page now.
        remarks: the automatic remarks.
        links: the addresses on the page; each must have answered.
    """
    if kind != CHANGE or not names or remarks:
        return False
    if not set(names) <= set(portal.named(is_harmless=True)):
        return False
    return all(link.checked_at and not link.problem for link in links)


@dataclass(frozen=True)
class Candidate:
    """One waiting change, as the confirming page shows it; `refusal` says why it stays out."""

    task: TaskState
    page: Any
    changes: list[Change]
    refusal: str | Promise = ""

    @property
    def marked(self) -> list[MarkedChange]:
        return marked(self.changes)


def candidates(user: "User", tasks: Iterable[TaskState], not_harmless: str) -> list[Candidate]:
    """Return the waiting changes with what each changes now, read again."""
    found = []
    for task in tasks:
        page = page_of(task)
        if page is None or task.status != TaskState.STATUS_IN_PROGRESS:
            continue
        portal = portal_of(page)
        changes = changes_between(portal, page, task.revision.as_object()) if page.live else []
        sent = Submission.objects.filter(task_state_id=task.pk).first()
        answer = may(user, Action.APPROVE, page, ReviewState.of(page))
        names = [change.name for change in changes]
        harmless = sent and is_harmless(
            portal, sent.kind, names, sent.remarks, sent.link_checks.all()
        )
        refusal = answer.reason if not answer else "" if harmless else not_harmless
        found.append(Candidate(task, page, changes, refusal))
    return found


@dataclass(frozen=True)
class Result:
    candidate: Candidate
    review_state: ReviewState | None = None
    refusal: str | Promise = ""


def approve_together(user: "User", chosen: Iterable[Candidate]) -> list[Result]:
    """Approve each in a transaction of its own: one that fails stops no other."""
    results = []
    for candidate in chosen:
        if candidate.refusal:
            results.append(Result(candidate, refusal=candidate.refusal))
            continue
        try:
            review_state = decide(candidate.task, user, Action.APPROVE)
        except Refused as refused:
            results.append(Result(candidate, refusal=refused.answer.reason))
        else:
            results.append(Result(candidate, review_state))
    return results
