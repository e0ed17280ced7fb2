"""Who is told about the desk's decisions. Every message is queued in the transaction of the change."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from groups.changes import label_of
from groups.models import GroupPage, Submission
from groups.notifications import tell_members
from groups.workflow import ReviewState
from hub.editorial.people import desk_people, with_role
from hub.editorial.permissions import authors
from hub.mail.services import absolute, queue_mail

if TYPE_CHECKING:
    from hub.accounts.models import User


def _tell(person: "User", template: str, **context: object) -> None:
    with translation.override(person.language):
        queue_mail(
            template=f"groups/mail/{template}",
            context={"reason": _("You work at the collaboration desk."), **context},
            recipient=person,
            is_confidential=False,
        )


def labels(names: Iterable[str]) -> list[str]:
    """Return the names of values for people, each once, in the active language."""
    return list(dict.fromkeys(label_of(name) for name in names))


def second_needed(group: GroupPage, standing: ReviewState) -> None:
    """One person approved: tell those who may approve second."""
    review = standing.review_state
    task = review.task.specific
    names = {row.name for row in (*task.groups.all(), *task.second_groups.all())}
    first = {review.first_approved_by_id, review.first_approved_for_id}
    for person in with_role(*names).exclude(pk__in=authors(review) | (first - {None})):
        with translation.override(person.language):
            reason = _("You may give the second approval.")
        _tell(
            person,
            "second_needed",
            group=group,
            first=review.first_approved_by,
            address=absolute(reverse("groups_review", args=[review.pk])),
            reason=reason,
        )


def rejected(group: GroupPage, comment: str) -> None:
    """What the group sent came to nothing: tell its members why."""
    tell_members(group, "rejected", comment=comment)


def published_at_once(group: GroupPage, submission: Submission) -> None:
    """An urgent correction is public: tell the members that it is, and the desk to look at it."""
    tell_members(group, "urgent_published", public_address=group.full_url)
    for person in desk_people():
        with translation.override(person.language):
            changed = labels(submission.changed)
        _tell(
            person,
            "urgent",
            group=group,
            sender=submission.sent_by,
            labels=changed,
            note=submission.note,
            address=absolute(reverse("groups_urgent", args=[submission.pk])),
        )


def put_back(group: GroupPage, submission: Submission) -> None:
    """The desk put an earlier version back: tell the members why."""
    tell_members(group, "put_back", comment=submission.comment, public_address=group.full_url)


def remind_desk(person: "User", waiting: "list[Submission]", days: int) -> None:
    """Tell one person of the desk what waits too long, all in one email."""
    _tell(
        person,
        "remind_desk",
        waiting=waiting,
        days=days,
        address=absolute(reverse("groups_queue")),
    )


def remind_group(group: GroupPage, submission: Submission) -> None:
    """Remind the members of what the city asked."""
    tell_members(group, "remind_group", comment=submission.comment, since=submission.decided_at)
