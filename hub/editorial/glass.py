"""Breaking the glass: a superuser publishes past the approval, and everybody who approves hears."""

from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from hub.editorial import permissions
from hub.editorial.decisions import record
from hub.editorial.models import Decision, ReviewTask
from hub.mail.services import absolute, queue_mail

GLASS = _("Here an approval publishes. In an emergency you can publish past it, with a reason.")
ONLY_SUPERUSERS = _("Only administrators may publish past the approval.")
NO_REASON = _("Publishing past the approval needs a reason.")
MIN_REASON = 10  # characters
# A rule takes a page and returns why nobody may publish its newest draft past its approval, or "".
glass_rules: list[Callable[[Page], str]] = []


def publish_refusal(user: object, page: Page) -> str:
    """Return why `user` may not publish `page` directly, or "": where there is an approval."""
    return GLASS if page.has_workflow else ""


def glass_refusal(user: object, page: Page) -> str:
    """Return why `user` may not publish `page` past its approval, or ""."""
    if not (user.is_active and user.is_superuser):
        return ONLY_SUPERUSERS
    if not page.has_workflow:
        return permissions.NOT_WAITING
    if page.workflow_in_progress:
        return permissions.UNDER_REVIEW
    return next((reason for rule in glass_rules if (reason := rule(page))), "")


@transaction.atomic
def publish_past_review(page: Page, user: object, reason: str) -> Decision:
    """Publish the newest draft of `page` without an approval; record it and tell who approves.

    Raises:
        PermissionDenied: `user` is no superuser, or the page is under review.
        ValueError: the reason is too short to be one.
    """
    if refusal := glass_refusal(user, page):
        raise PermissionDenied(str(refusal))
    reason = reason.strip()
    if len(reason) < MIN_REASON:
        raise ValueError(str(NO_REASON))
    revision = page.get_latest_revision() or page.specific.save_revision(user=user)
    decision = record(revision, Decision.Outcome.PAST_REVIEW, decided_by=user, comment=reason)
    revision.publish(user=user, skip_permission_checks=True)
    log(
        instance=page.specific,
        action="hub.past_review",
        user=user,
        revision=revision,
        data={"comment": reason},
    )
    _tell_approvers(page, decision)
    return decision


def _tell_approvers(page: Page, decision: Decision) -> None:
    tasks = ReviewTask.objects.filter(workflow_tasks__workflow=page.get_workflow(), active=True)
    approvers = get_user_model().objects.filter(groups__in=tasks.values("groups"), is_active=True)
    for approver in approvers.distinct():
        queue_mail(
            template="editorial/mail/past_review",
            recipient=approver,
            context={
                "decision": decision,
                "decision_url": absolute(reverse("editorial:decision", args=[decision.pk])),
                "reason": _("You approve pages of this kind."),
            },
        )
