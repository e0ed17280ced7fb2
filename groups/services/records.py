"""What every change shares: the page held, the right asked for, a row in the group's history."""

from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail.models import TaskState

from groups import permissions
from groups.models import GroupPage, Submission
from groups.services.errors import Refused
from groups.workflow import Action, Standing

if TYPE_CHECKING:
    from accounts.models import User


def locked(group: GroupPage) -> GroupPage:
    """Return the page read anew and held until the end of the transaction."""
    return GroupPage.objects.select_for_update().get(pk=group.pk)


def require(user: "User", action: Action, group: GroupPage) -> Standing:
    """Return where the page stands, or raise Refused."""
    standing = Standing.of(group)
    answer = permissions.may(user, action, group, standing)
    if not answer:
        raise Refused(answer)
    return standing


def record(group: GroupPage, user: "User", standing: Standing, **kept: object) -> Submission:
    """Note in the group's history that something was sent."""
    kind = Submission.Kind.CHANGE if group.live else Submission.Kind.NEW
    values = {"kind": kind, "task_state": standing.task_state, "sent_by": user} | kept
    return Submission.objects.create(group=group, revision=standing.review.revision, **values)


def settle(
    group: GroupPage,
    task_state: TaskState,
    user: "User",
    outcome: Submission.Outcome,
    comment: str = "",
) -> None:
    """Note in the group's history what became of what was sent."""
    Submission.objects.filter(group=group, task_state=task_state).update(
        outcome=outcome, decided_by=user, decided_at=timezone.now(), comment=comment
    )
