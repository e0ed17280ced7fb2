"""Changes that do not need to be read word by word: several can be approved together."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from wagtail.models import TaskState

from groups.changes import Change, changes_between
from groups.models import GroupPage, LinkCheck, Submission
from groups.moderation.diff_markup import MarkedChange, marked
from groups.moderation.services import decide
from groups.permissions import may
from groups.workflow import Action, ReviewState
from hub.core.rules import Refused

if TYPE_CHECKING:
    from hub.accounts.models import User

# Short facts and ticks. No name, no long text, no address on the web, no photo, no contact.
HARMLESS_VALUES = {
    "when_active",
    "days",
    "ages",
    "fee",
    "member_count",
    "member_ages",
    "founded",
    "sdgs",
    "audiences",
    "members_wanted",
    "volunteers_wanted",
    "beginners_welcome",
    "languages_spoken",
    "accessibility",
    "childcare",
}
MAX_BATCH = 50


def is_harmless(
    kind: str,
    names: Collection[str],
    remarks: Collection[object],
    links: Iterable[LinkCheck] = (),
) -> bool:
    """Return whether a change may be approved together with others.

    Args:
        kind: of the submission; only changes are harmless.
        names: what differs from the public page now.
        remarks: the automatic remarks.
        links: the addresses on the page; each must have answered.
    """
    if kind != Submission.Kind.CHANGE or not names or remarks:
        return False
    if not set(names) <= HARMLESS_VALUES:
        return False
    return all(link.checked_at and not link.problem for link in links)


@dataclass(frozen=True)
class Candidate:
    """One waiting change, as the confirming page shows it; `refusal` says why it stays out."""

    task: TaskState
    group: GroupPage
    changes: list[Change]
    refusal: str | Promise = ""

    @property
    def marked(self) -> list[MarkedChange]:
        return marked(self.changes)


def candidates(user: "User", tasks: Iterable[TaskState], not_harmless: str) -> list[Candidate]:
    """Return the waiting changes with what each changes now, read again."""
    found = []
    for task in tasks:
        group = GroupPage.objects.sources().filter(pk=task.workflow_state.object_id).first()
        if group is None or task.status != TaskState.STATUS_IN_PROGRESS:
            continue
        changes = changes_between(group, task.revision.as_object()) if group.live else []
        sent = Submission.objects.filter(task_state_id=task.pk).first()
        answer = may(user, Action.APPROVE, group, ReviewState.of(group))
        names = [change.name for change in changes]
        harmless = sent and is_harmless(sent.kind, names, sent.remarks, sent.link_checks.all())
        refusal = answer.reason if not answer else "" if harmless else not_harmless
        found.append(Candidate(task, group, changes, refusal))
    return found


@dataclass(frozen=True)
class Result:
    candidate: Candidate
    standing: ReviewState | None = None
    refusal: str | Promise = ""


def approve_together(user: "User", chosen: Iterable[Candidate]) -> list[Result]:
    """Approve each in a transaction of its own: one that fails stops no other."""
    results = []
    for candidate in chosen:
        if candidate.refusal:
            results.append(Result(candidate, refusal=candidate.refusal))
            continue
        try:
            standing = decide(candidate.task, user, Action.APPROVE)
        except Refused as refused:
            results.append(Result(candidate, refusal=refused.answer.reason))
        else:
            results.append(Result(candidate, standing))
    return results
