"""Emails about reviews, to staff. Wagtail's own notifiers are kept out: inline, admin links.

People outside city hall (groups) write in a portal of their own; its room writes to them, and to
the desk about what they sent.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
)

from hub.editorial import permissions
from hub.editorial.changes import Change, changes, labels, public_version
from hub.editorial.models import Deputy, ReviewTaskState
from hub.mail.services import absolute, queue_mail

User = get_user_model()
_IN_A_BATCH = ContextVar("batch_notifications", default=False)
# A rule takes a page and returns the name of the view where its reviews are decided, or "".
review_views: list[Callable[[Page], str]] = []


@contextmanager
def batch_notifications() -> Iterator[None]:
    """Submissions in here send no mail of their own: a sender of many reports them in one."""
    token = _IN_A_BATCH.set(True)
    try:
        yield
    finally:
        _IN_A_BATCH.reset(token)


@dataclass(frozen=True)
class Recipient:
    user: object
    deputy_for: object | None = None
    gives_roles: bool = False


def reviewers(task_state: ReviewTaskState) -> list[Recipient]:
    """Return who may decide: approvers first, then deputies (each person once)."""
    approvers = User.objects.filter(
        groups__in=task_state.task.specific.groups.all(), is_active=True
    ).distinct()
    deputies = Deputy.objects.acting().filter(user__in=approvers).select_related("user", "deputy")
    found = {user.pk: Recipient(user) for user in approvers}
    for row in deputies:
        found.setdefault(row.deputy_id, Recipient(row.deputy, deputy_for=row.user))
    return [
        recipient
        for recipient in found.values()
        if not permissions.decision_refusal(recipient.user, task_state)
    ]


def who_gives_the_role() -> list[Recipient]:
    """Return who can see to it that someone may decide: else no one knows that a page waits."""
    superusers = User.objects.filter(is_superuser=True, is_active=True)
    return [Recipient(user, gives_roles=True) for user in superusers]


def works_at_city_hall(user) -> bool:
    return user is not None and user.has_perm("wagtailadmin.access_admin")


def writers(task_state: ReviewTaskState) -> list:
    """Return which staff hear of the decision: who asked for it and who wrote this version."""
    keys = {task_state.workflow_state.requested_by_id, task_state.revision.user_id}
    people = User.objects.filter(pk__in=keys - {task_state.finished_by_id, None})
    return [person for person in people if works_at_city_hall(person)]


def review_path(task_state: TaskState) -> str:
    """Return where `task_state` is reviewed: rooms and page types may name a view of their own."""
    page = task_state.workflow_state.content_object
    named = next((name for rule in review_views if (name := rule(page))), "")
    view = named or getattr(page.specific_class, "review_view", "editorial:review")
    return reverse(view, args=[task_state.pk])


def proposed_date(revision) -> datetime | None:
    """Return when the author wants the page to become public, if a date was given."""
    value = revision.content.get("go_live_at")
    return parse_datetime(value) if isinstance(value, str) else value


def _facts(task_state: ReviewTaskState) -> dict:
    page = task_state.revision.as_object()
    return {
        "task_state": task_state,
        "page": page,
        "title": page.title,
        "summary": getattr(page, "summary", ""),
        "public_url": absolute((page.get_url_parts() or ("", "", ""))[2] or "/"),
    }


def _told(found: list[Change]) -> list[dict]:
    """Return {label, words} of each changed field, each label once."""
    told = {label: [] for label in labels(found)}
    for change in found:
        told[change.label] += change.words()
    return [{"label": label, "words": words} for label, words in told.items()]


def tell_reviewers(sender, instance: ReviewTaskState, user=None, **kwargs) -> None:
    """Staff submitted something: tell those who may decide."""
    if _IN_A_BATCH.get() or not works_at_city_hall(instance.workflow_state.requested_by):
        return
    facts = _facts(instance) | {
        "requested_by": instance.workflow_state.requested_by,
        "is_new": public_version(instance.revision) is None,
        "go_live_at": proposed_date(instance.revision),
        "review_url": absolute(review_path(instance)),
    }
    for recipient in reviewers(instance) or who_gives_the_role():
        with translation.override(recipient.user.language):
            changed = _told(changes(instance.revision))
            reason = _why_told(recipient)
        queue_mail(
            template="editorial/mail/submitted",
            recipient=recipient.user,
            context=facts | {"changed": changed, "reason": reason},
            is_confidential=False,
        )


def _why_told(recipient: Recipient) -> str:
    if recipient.gives_roles:
        return str(
            _(
                "No one may approve this page at present. Please give the role of approver to someone."
            )
        )
    if not recipient.deputy_for:
        return str(_("You approve pages of this kind."))
    approver = {"approver": recipient.deputy_for}
    return _("You are the deputy of %(approver)s at present.") % approver


def tell_writers_approved(sender, instance: WorkflowState, user=None, **kwargs) -> None:
    """A page was approved: published now, scheduled, or held back until others are public."""
    task_state = instance.current_task_state.specific
    if not isinstance(task_state, ReviewTaskState):
        return
    task_state.revision.refresh_from_db(fields=["approved_go_live_at"])
    scheduled_for = task_state.revision.approved_go_live_at
    if scheduled_for:
        template = "editorial/mail/scheduled"
    elif Page.objects.filter(live_revision=task_state.revision_id).exists():
        template = "editorial/mail/approved"
    else:
        template = "editorial/mail/held"
    _tell_writers(task_state, template, {"scheduled_for": scheduled_for})


def tell_writers_returned(sender, instance: WorkflowState, user=None, **kwargs) -> None:
    """A page was sent back."""
    task_state = instance.current_task_state.specific
    if isinstance(task_state, ReviewTaskState):
        _tell_writers(task_state, "editorial/mail/returned", {})


def _tell_writers(task_state: ReviewTaskState, template: str, more: dict) -> None:
    facts = _facts(task_state) | more | {"comment": task_state.comment}
    facts |= {
        "decided_by": task_state.finished_by,
        "on_behalf_of": task_state.on_behalf_of,
        "reason": _("You wrote or submitted this page."),
    }
    facts["edit_url"] = absolute(reverse("wagtailadmin_pages:edit", args=[facts["page"].pk]))
    for writer in writers(task_state):
        queue_mail(template=template, recipient=writer, context=facts, is_confidential=False)


def connect() -> None:
    """Connect our receivers; `hub.wagtail_patches` keeps Wagtail's out."""
    for signal, receiver, sender in (
        (task_submitted, tell_reviewers, ReviewTaskState),
        (workflow_approved, tell_writers_approved, WorkflowState),
        (workflow_rejected, tell_writers_returned, WorkflowState),
    ):
        signal.connect(receiver, sender=sender, dispatch_uid=f"editorial.{receiver.__name__}")
