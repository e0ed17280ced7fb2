"""Who is told what. Every message is queued in the transaction of the change."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState

from hub.editorial.notifications import works_at_city_hall
from hub.editorial.people import desk_people
from hub.forms.changes import changes_between, contents_of
from hub.mail.services import absolute, queue_mail
from hub.submissions.history import changes_of
from hub.submissions.models import Submission
from hub.submissions.portal import RESTORED, URGENT, Portal, has_portal, portal_of
from hub.submissions.workflow import ReviewState

if TYPE_CHECKING:
    from hub.accounts.models import User

AT_DESK = _("You work at the collaboration desk.")


def submitted(page: Page, user: "User", review_state: ReviewState) -> None:
    """Tell the desk that something waits, and those who sent it that it has arrived.

    What staff send, the editorial room tells.
    """
    if works_at_city_hall(review_state.review.workflow_state.requested_by):
        return
    portal = portal_of(page)
    version = review_state.review.revision.as_object()
    for person in desk_people():
        tell(
            person,
            "submissions/mail/submitted",
            page=page,
            sender=user,
            labels=_labels(portal, page, version, person.language),
            due=review_state.due,
            address=absolute(reverse("moderation_review", args=[review_state.review.pk])),
            reason=AT_DESK,
        )
    for person in portal.people(page):
        tell_keeper(
            page,
            person,
            "received",
            labels=_labels(portal, page, version, person.language),
            due=review_state.due,
        )


def _labels(portal: Portal, page: Page, version: Any, language: str) -> list[str]:
    """Return the names of what was sent; of a new page, all that it says."""
    with translation.override(language):
        changes = (
            changes_between(portal, page, version) if page.live else contents_of(portal, version)
        )
        return [change.label for change in changes]


def tell(person: "User", template: str, **context: object) -> None:
    queue_mail(template=template, context=context, recipient=person, is_confidential=False)


def tell_keeper(page: Page, person: "User", template: str, **context: object) -> None:
    """Write to one of those who keep `page`; a name without a folder is one of our own mails."""
    folder = "" if "/" in template else "submissions/mail/"
    tell(
        person,
        f"{folder}{template}",
        **{
            "page": page,
            "address": absolute(portal_of(page).address(page)),
            "reason": _("You keep this page."),
            **context,
        },
    )


def tell_keepers(page: Page, template: str, **context: object) -> None:
    """Write to all who keep `page`, each in their language."""
    for person in portal_of(page).people(page):
        tell_keeper(page, person, template, **context)


def published_at_once(page: Page, submission: Submission) -> None:
    """Something is public unseen: tell those who keep it, and the desk to look at it."""
    is_correction = submission.kind == URGENT
    tell_keepers(
        page, "urgent_published", public_address=page.full_url, is_correction=is_correction
    )
    for person in desk_people():
        with translation.override(person.language):
            labels = [change.label for change in changes_of(submission)]
        tell(
            person,
            "submissions/mail/urgent",
            page=page,
            sender=submission.sent_by,
            labels=labels,
            note=submission.note,
            is_correction=is_correction,
            address=absolute(reverse("moderation_urgent", args=[submission.pk])),
            reason=AT_DESK,
        )


def put_back(page: Page, submission: Submission) -> None:
    """The desk put an earlier version back: tell those who keep the page why."""
    tell_keepers(page, "put_back", comment=submission.comment, public_address=page.full_url)


def taken_offline(page: Page, submission: Submission) -> None:
    """The desk took a page offline that had been public at once: tell those who keep it why."""
    tell_keepers(page, "taken_offline", comment=submission.comment)


def page_of(task_state: TaskState) -> Any:
    """Return the page kept from outside that `task_state` is about, else None."""
    subject = task_state.workflow_state.content_object
    if not isinstance(subject, Page) or not has_portal(subject):
        return None
    page = subject.specific
    return page if page.is_source else None


def sent_back(sender: type, instance: TaskState, **kwargs: object) -> None:
    """Signal receiver: tell those who keep the page why."""
    page = page_of(instance)
    if page and ReviewState.of(page).is_own:
        tell_keepers(page, "sent_back", comment=instance.comment)


def approved(sender: type, instance: Any, **kwargs: object) -> None:
    """Signal receiver (workflow_approved): tell those who keep the page that it is public."""
    page = page_of(instance.current_task_state)
    sent = Submission.objects.filter(task_state=instance.current_task_state).first()
    if page and sent and not sent.is_request:  # its room writes of those
        template = "put_back" if sent.kind == RESTORED else "approved"
        tell_keepers(
            page,
            template,
            public_address=page.full_url,
            comment=sent.note,
            is_new=sent.public_before_id is None,
        )
