"""Urgent corrections (public immediately, checked afterwards) and restored versions."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from groups import permissions
from groups.models import GroupPage, GroupSettings, Submission
from groups.moderation import notifications
from groups.moderation.remarks import find_remarks
from groups.privacy import PUBLIC_CHOICES
from groups.services import (
    PORTAL_VALUES,
    Conflict,
    Incomplete,
    Unchanged,
    drafted_page,
    incomplete_steps,
    locked,
    public_values,
    record_version,
    require,
    workflow_of,
)
from groups.values import read, write
from groups.workflow import Action, ReviewState, State
from hub.core.rules import Answer, Refused

if TYPE_CHECKING:
    from hub.accounts.models import User

LOOK_FIRST = _("There is something to look at twice, so the city must check it first.")
SEEN_ALREADY = _("Somebody looked at this already.")
GONE = _("That version is no longer kept.")


@transaction.atomic
def publish_at_once(group: GroupPage, user: "User", version: int, note: str = "") -> Submission:
    """Publish a draft that touches only what cannot wait: exactly what was looked at.

    Args:
        group: the source page.
        user: who sends it.
        version: the draft's version that was looked at.
        note: why, for the desk.

    Raises:
        Refused, Conflict (the draft is not what was looked at), Unchanged, Incomplete.
        django.core.exceptions.ValidationError: the page as a whole is not valid.
    """
    group = locked(group)
    standing = require(user, Action.URGENT, group)
    draft = standing.kept_draft
    if draft.version != version:
        raise Conflict(draft)
    page = drafted_page(group, draft)
    if missing := incomplete_steps(read(page, PORTAL_VALUES)):
        raise Incomplete(missing)
    if read(page, tuple(draft.data)) == read(group, tuple(draft.data)):
        raise Unchanged
    if _adds_remarks(group, page):
        raise Refused(Answer(False, LOOK_FIRST))
    revision = page.save_revision(user=user, log_action=True)
    draft.submitted_revision = revision
    draft.save(update_fields=["submitted_revision"])
    submission = record_version(
        group,
        user,
        revision,
        kind=Submission.Kind.URGENT,
        outcome=Submission.Outcome.PUBLISHED,
        note=note,
    )
    revision.publish(user=user, skip_permission_checks=True)
    notifications.published_at_once(group, submission)
    return submission


def may_publish_at_once(user: "User", group: GroupPage, standing: ReviewState) -> bool:
    """Return whether the check page offers it: allowed, and nothing new to look at twice."""
    if not permissions.may(user, Action.URGENT, group, standing):
        return False
    return not _adds_remarks(group, drafted_page(group, standing.draft))


def _adds_remarks(group: GroupPage, page: GroupPage) -> bool:
    known = find_remarks(public_values(group))
    return any(remark not in known for remark in find_remarks(read(page, PORTAL_VALUES)))


@transaction.atomic
def mark_seen(submission: Submission, user: "User") -> None:
    """Note that the desk looked at an urgent correction and leaves it. Raises Refused."""
    submission = _unseen(submission, user, Action.MARK_SEEN)
    _settle(submission, user, Submission.Outcome.APPROVED)


@transaction.atomic
def revert(submission: Submission, user: "User", reason: str) -> Submission:
    """Take an urgent correction back: its fields are again as they were before it.

    Raises:
        Refused: the person may not, or not now, or the version before is no longer kept.
        Unchanged: another change took it back already.
    """
    submission = _unseen(submission, user, Action.REVERT)
    if submission.public_before is None:
        raise Refused(Answer(False, GONE))
    earlier = submission.public_before.as_object()
    group = locked(submission.group)
    names = [name for name in PORTAL_VALUES if name in submission.changed]
    names += [name for name in submission.changed if name == "activity_status"]
    values = read(earlier, tuple(names))
    for choice in set(PUBLIC_CHOICES.values()) & values.keys():
        values[choice] = bool(values[choice] and getattr(group, choice))
    done = _put_back(group, user, values, reason)
    _settle(submission, user, Submission.Outcome.REVERTED, reason)
    return done


@transaction.atomic
def restore(group: GroupPage, revision: Revision, user: "User", reason: str) -> Submission:
    """Put an earlier public version back: a change by staff like any other, recorded, with a why.

    Everything that the portal edits is again as it was, but what is private is never restored:
    see `restorable`. It is public immediately; where two people have to approve, it goes to review.

    Args:
        group: the source page.
        revision: one that was public once (`groups.moderation.history.public_revisions`).
        user: who of the desk.
        reason: why, shown to the group.

    Raises:
        Refused: the person may not, or not now.
        Unchanged: it is no different from what is public.
    """
    group = locked(group)
    require(user, Action.RESTORE, group)
    return _put_back(group, user, restorable(revision.as_object(), group), reason)


def restorable(earlier: GroupPage, today: GroupPage) -> dict[str, object]:
    """Return the values of `earlier` that may come back over `today`.

    公開/非公開 stays as chosen today, and a contact comes back only if it was public then and is
    now: nothing that the group hid, or had deleted, appears again.
    """
    values, now = read(earlier, PORTAL_VALUES), read(today, PORTAL_VALUES)
    for field, choice in PUBLIC_CHOICES.items():
        if field in values and not (values[choice] and now[choice]):
            values[field] = now[field]
    kept = {*PUBLIC_CHOICES.values(), "position_precision", "open_contact", "open_photos"}
    return values | {name: now[name] for name in kept & values.keys()}


def _put_back(group: GroupPage, user: "User", values: dict[str, object], reason: str) -> Submission:
    if read(group, tuple(values)) == values:
        raise Unchanged
    if GroupSettings.load().second_approver and ReviewState.of(group).state == State.RETURNED:
        raise Refused(Answer(False, permissions.DECIDE_FIRST))
    page = write(GroupPage.objects.get(pk=group.pk), values)
    revision = page.save_revision(user=user, log_action=True)
    record = {"kind": Submission.Kind.RESTORED, "note": reason}
    if GroupSettings.load().second_approver:
        started = workflow_of(group).start(page, user)
        return record_version(
            group, user, revision, task_state=started.current_task_state, **record
        )
    now = {"decided_by": user, "decided_at": timezone.now(), "comment": reason}
    outcome = Submission.Outcome.APPROVED
    submission = record_version(group, user, revision, outcome=outcome, **now, **record)
    revision.publish(user=user, skip_permission_checks=True)
    notifications.put_back(group, submission)
    return submission


def _unseen(submission: Submission, user: "User", action: Action) -> Submission:
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    require(user, action, submission.group)
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
