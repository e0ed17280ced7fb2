"""Who is told about the desk's decisions. Every message is queued in the change's transaction."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hub.editorial.people import with_role
from hub.editorial.permissions import authors
from hub.mail.services import absolute
from hub.submissions.models import Submission
from hub.submissions.notifications import AT_DESK, tell, tell_keepers
from hub.submissions.workflow import ReviewState

if TYPE_CHECKING:
    from hub.accounts.models import User


def second_needed(page: Page, review_state: ReviewState) -> None:
    """One person approved: tell those who may approve second."""
    review = review_state.review_task_state
    task = review.task.specific
    names = {row.name for row in (*task.groups.all(), *task.second_groups.all())}
    first = {review.first_approved_by_id, review.first_approved_for_id}
    for person in with_role(*names).exclude(pk__in=authors(review) | (first - {None})):
        tell(
            person,
            "moderation/mail/second_needed",
            page=page,
            first=review.first_approved_by,
            address=absolute(reverse("moderation_review", args=[review.pk])),
            reason=_("You may give the second approval."),
        )


def rejected(page: Page, comment: str) -> None:
    """What was sent came to nothing: tell those who keep the page why."""
    tell_keepers(page, "moderation/mail/rejected", comment=comment)


def remind_desk(person: "User", waiting: "list[Submission]", days: int) -> None:
    """Tell one person of the desk what waits too long, all in one email."""
    tell(
        person,
        "moderation/mail/remind_desk",
        waiting=waiting,
        days=days,
        address=absolute(reverse("moderation_queue")),
        reason=AT_DESK,
    )


def remind_sender(page: Page, submission: Submission) -> None:
    """Remind those who keep the page of what the city asked."""
    tell_keepers(
        page,
        "moderation/mail/remind_sender",
        comment=submission.comment,
        since=submission.decided_at,
    )
