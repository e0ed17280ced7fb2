"""Urgent corrections (public immediately, checked afterwards) and restored versions."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, Revision

from hub.core.rules import Answer, Refused
from hub.forms.declaration import Values
from hub.forms.errors import Conflict, Incomplete, Unchanged
from hub.submissions import notifications, permissions
from hub.submissions.models import Submission
from hub.submissions.portal import NEW, RESTORED, URGENT, Portal, portal_of
from hub.submissions.records import locked, record_version, require
from hub.submissions.remarks import find_remarks
from hub.submissions.sending import workflow_of
from hub.submissions.versions import drafted_page
from hub.submissions.workflow import Action, ReviewState, State

if TYPE_CHECKING:
    from hub.accounts.models import User

LOOK_FIRST = _("There is something to look at twice, so the city must check it first.")
SEEN_ALREADY = _("Somebody looked at this already.")
GONE = _("That version is no longer kept.")


@transaction.atomic
def publish_at_once(page: Page, user: "User", version: int, note: str = "") -> Submission:
    """Publish a draft that touches only what cannot wait: exactly what was looked at.

    Args:
        page: the source page.
        user: who sends it.
        version: the draft's version that was looked at.
        note: why, for the desk.

    Raises:
        Refused, Conflict (the draft is not what was looked at), Unchanged, Incomplete.
        django.core.exceptions.ValidationError: the page as a whole is not valid.
    """
    page = locked(page)
    portal = portal_of(page)
    draft = require(user, Action.URGENT, page).kept_draft
    if draft.version != version:
        raise Conflict(draft)
    corrected = drafted_page(page, draft)
    if missing := portal.missing(portal.step_values(corrected)):
        raise Incomplete(missing)
    if portal.read(corrected, draft.data) == portal.read(page, draft.data):
        raise Unchanged
    if _adds_remarks(portal, page, corrected):
        raise Refused(Answer(False, LOOK_FIRST))
    revision = corrected.save_revision(user=user, log_action=True)
    draft.submitted_revision = revision
    draft.save(update_fields=["submitted_revision"])
    submission = record_version(
        page, user, revision, kind=URGENT, outcome=Submission.Outcome.PUBLISHED, note=note
    )
    revision.publish(user=user, skip_permission_checks=True)
    notifications.published_at_once(page, submission)
    return submission


def may_publish_at_once(user: "User", page: Page, review_state: ReviewState) -> bool:
    """Return whether the check page offers it: allowed, and nothing new to look at twice."""
    if not permissions.may(user, Action.URGENT, page, review_state):
        return False
    return not _adds_remarks(portal_of(page), page, drafted_page(page, review_state.draft))


def _adds_remarks(portal: Portal, page: Any, corrected: Any) -> bool:
    names = portal.portal_values
    known = find_remarks(portal, portal.read(page, names))
    found = find_remarks(portal, portal.read(corrected, names))
    return any(remark not in known for remark in found)


@transaction.atomic
def mark_seen(submission: Submission, user: "User") -> None:
    """Note that the desk looked at an urgent correction and leaves it. Raises Refused."""
    submission = _unseen(submission, user, Action.MARK_SEEN)
    _settle(submission, user, Submission.Outcome.APPROVED)


@transaction.atomic
def revert(submission: Submission, user: "User", reason: str) -> Submission:
    """Take an urgent correction back: its fields are again as they were before it.

    A page that was new with it goes offline; what was written is kept for those who keep it.

    Raises:
        Refused: the person may not, or not now, or the version before is no longer kept.
        Unchanged: another change took it back already.
    """
    submission = _unseen(submission, user, Action.REVERT)
    if submission.kind == NEW:
        return _take_offline(submission, user, reason)
    if submission.public_before is None:
        raise Refused(Answer(False, GONE))
    earlier = submission.public_before.as_object()
    page = locked(submission.page.specific)
    portal = portal_of(page)
    values = portal.read(
        earlier, [name for name in portal.portal_values if name in submission.changed]
    )
    for choice in set(portal.choices.values()) & values.keys():
        values[choice] = bool(values[choice] and getattr(page, choice))
    done = _put_back(page, user, values, reason)
    _settle(submission, user, Submission.Outcome.REVERTED, reason)
    return done


def _take_offline(submission: Submission, user: "User", reason: str) -> Submission:
    page = locked(submission.page.specific)
    UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
    _settle(submission, user, Submission.Outcome.REVERTED, reason)
    notifications.taken_offline(page, submission)
    return submission


@transaction.atomic
def restore(page: Page, revision: Revision, user: "User", reason: str) -> Submission:
    """Put an earlier public version back: a change by staff like any other, recorded, with a why.

    Everything that the portal edits is again as it was, but what is private is never restored:
    see `restorable`. It is public immediately; where two people have to approve, it goes to review.

    Args:
        page: the source page.
        revision: one that was public once (`hub.submissions.history.public_revisions`).
        user: who of the desk.
        reason: why, shown to those who keep the page.

    Raises:
        Refused: the person may not, or not now.
        Unchanged: it is no different from what is public.
    """
    page = locked(page)
    require(user, Action.RESTORE, page)
    return _put_back(page, user, restorable(revision.as_object(), page), reason)


def restorable(earlier: Any, today: Any) -> Values:
    """Return the values of `earlier` that may come back over `today`.

    公開/非公開 stays as chosen today, and a contact comes back only if it was public then and is
    now: nothing that was hidden, or deleted, appears again.
    """
    portal = portal_of(today)
    names = portal.portal_values
    values, now = portal.read(earlier, names), portal.read(today, names)
    for field, choice in portal.choices.items():
        if field in values and not (values[choice] and now[choice]):
            values[field] = now[field]
    kept = {*portal.choices.values(), *portal.named(is_restored=False)}
    return values | {name: now[name] for name in kept & values.keys()}


def _put_back(page: Any, user: "User", values: Values, reason: str) -> Submission:
    portal = portal_of(page)
    second_approver = portal.settings().second_approver
    if portal.read(page, values) == values:
        raise Unchanged
    if second_approver and ReviewState.of(page).state == State.RETURNED:
        raise Refused(Answer(False, permissions.DECIDE_FIRST))
    changed = portal.write(portal.model.objects.get(pk=page.pk), values)
    revision = changed.save_revision(user=user, log_action=True)
    record = {"kind": RESTORED, "note": reason}
    if second_approver:
        started = workflow_of(page).start(changed, user)
        return record_version(page, user, revision, task_state=started.current_task_state, **record)
    now = {"decided_by": user, "decided_at": timezone.now(), "comment": reason}
    outcome = Submission.Outcome.APPROVED
    submission = record_version(page, user, revision, outcome=outcome, **now, **record)
    revision.publish(user=user, skip_permission_checks=True)
    notifications.put_back(page, submission)
    return submission


def _unseen(submission: Submission, user: "User", action: Action) -> Submission:
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    require(user, action, submission.page.specific)
    if submission.outcome != Submission.Outcome.PUBLISHED:
        raise Refused(Answer(False, SEEN_ALREADY))
    if submission.sent_by_id == user.pk:
        raise Refused(Answer(False, permissions.OWN_CHANGE))
    return submission


def _settle(
    submission: Submission, user: "User", outcome: Submission.Outcome, comment: str = ""
) -> None:
    submission.outcome, submission.comment = outcome, comment
    submission.decided_by, submission.decided_at = user, timezone.now()
    submission.save(update_fields=["outcome", "comment", "decided_by", "decided_at"])
