"""Sending a change to the city, taking it back, throwing it away."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import Workflow

from groups import permissions
from groups.models import GroupPage, Submission
from groups.services.errors import Conflict, Incomplete, Unchanged
from groups.services.history import locked, record, require, settle
from groups.services.versions import (
    PORTAL_VALUES,
    base_page,
    drafted_page,
    incomplete_steps,
)
from groups.values import read
from groups.workflow import Action, ReviewState, State
from hub.assets.models import HubImage

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True)
class Receipt:
    """What was submitted; `again` if this very thing had been received before."""

    standing: ReviewState
    again: bool = False


@transaction.atomic
def submit(group: GroupPage, user: "User", version: int, **kept: object) -> Receipt:
    """Send the draft to the city: one revision, and the workflow started or resumed.

    Doing it twice is the same as once.

    Args:
        group: the source page.
        user: who sends it.
        version: the draft's version that was looked at.
        kept: what else `Submission` keeps (kind, note, scan …).

    Raises:
        Refused, Conflict (the draft is not what was looked at), Unchanged, Incomplete.
        django.core.exceptions.ValidationError: the page as a whole is not valid.
    """
    from groups import notifications

    group = locked(group)
    standing = ReviewState.of(group)
    received = standing.state == State.REVIEW and standing.is_groups_own
    known = permissions.may(user, Action.VIEW, group, standing)
    if received and standing.kept_draft.version == version and known:
        return Receipt(standing, again=True)
    require(user, Action.SUBMIT, group)
    draft = standing.kept_draft
    if draft.version != version:
        raise Conflict(draft)
    page = drafted_page(group, draft)
    values = read(page, PORTAL_VALUES)
    # An old page may lack what is needed today; its group can be dissolved all the same.
    if not draft.is_life_request and (missing := incomplete_steps(values)):
        raise Incomplete(missing)
    # A draft may hold more than the steps do: pausing, closing.
    names = tuple(dict.fromkeys([*PORTAL_VALUES, *draft.data]))
    if read(page, names) == read(_last_seen_by_city(group, standing), names):
        raise Unchanged
    revision = page.save_revision(user=user, log_action=True)
    draft.submitted_revision = revision
    draft.save(update_fields=["submitted_revision"])
    HubImage.objects.filter(pk__in=draft.images()).update(consent=True)
    if standing.workflow_state:
        standing.workflow_state.resume(user)
    else:
        workflow_of(group).start(page, user)
    standing = ReviewState.of(group)
    record(group, user, standing, **kept)
    notifications.submitted(group, user, standing)
    return Receipt(standing)


def _last_seen_by_city(group: GroupPage, standing: ReviewState) -> GroupPage:
    """Return the version that the city sent back, or else what is public."""
    if standing.state == State.RETURNED:
        return standing.review.revision.as_object()
    return base_page(group)


def workflow_of(group: GroupPage) -> Workflow:
    """Return the workflow over the groups' pages."""
    workflow = group.get_workflow()
    if workflow is None:
        raise RuntimeError("Groups have no workflow: run setup_hub.")
    return workflow


@transaction.atomic
def withdraw(group: GroupPage, user: "User") -> ReviewState:
    """Take back what the city has not decided on; the draft can be changed again.

    Nothing is left of a request to pause, resume or close: it can be made again.

    Raises:
        Refused: the person may not, or not now.
    """
    group = locked(group)
    standing = require(user, Action.WITHDRAW, group)
    settle(standing.review, user, Submission.Outcome.WITHDRAWN)
    standing.review.workflow_state.cancel(user=user)
    draft = standing.kept_draft
    draft.submitted_revision = None
    draft.save(update_fields=["submitted_revision"])
    return discard(group, user) if draft.is_life_request else ReviewState.of(group)


@transaction.atomic
def discard(group: GroupPage, user: "User") -> ReviewState:
    """Throw the draft away and go on from what is public.

    Raises:
        Refused: the person may not, or not now.
    """
    group = locked(group)
    standing = require(user, Action.DISCARD, group)
    if standing.state == State.RETURNED:
        standing.review.workflow_state.cancel(user=user)
    standing.kept_draft.delete()
    forget_latest(group, user)
    return ReviewState.of(group)


def forget_latest(group: GroupPage, user: "User") -> None:
    """Let the public version be the latest again: it is what the admin's editor opens."""
    if group.live and group.latest_revision_id != group.live_revision_id:
        group.has_unpublished_changes = False
        group.save_revision(user=user, changed=False, log_action="wagtail.revert", clean=False)
        GroupPage.objects.filter(pk=group.pk).update(has_unpublished_changes=False)
