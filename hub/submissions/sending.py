"""Sending a change to the city, taking it back, throwing it away."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.models import Page, Revision, Workflow

from hub.assets.models import HubImage
from hub.forms.declaration import Values
from hub.forms.errors import Conflict, Incomplete, Unchanged
from hub.forms.models import Draft
from hub.submissions import notifications, permissions
from hub.submissions.models import Submission
from hub.submissions.portal import Portal, portal_of
from hub.submissions.records import locked, record, record_version, require, settle
from hub.submissions.remarks import find_remarks
from hub.submissions.versions import base_page, drafted_page
from hub.submissions.workflow import Action, ReviewState, State

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True)
class Receipt:
    """What was submitted; `again` if this very thing had been received before."""

    review_state: ReviewState
    again: bool = False


@transaction.atomic
def submit(page: Page, user: "User", version: int, **kept: object) -> Receipt:
    """Send the draft to the city: one revision, and the workflow started or resumed.

    Doing it twice is the same as once.

    Args:
        page: the source page.
        user: who sends it.
        version: the draft's version that was looked at.
        kept: what else `Submission` keeps (kind, note, scan …).

    Raises:
        Refused, Conflict (the draft is not what was looked at), Unchanged, Incomplete.
        django.core.exceptions.ValidationError: the page as a whole is not valid.
    """
    portal = portal_of(page)
    page = locked(page)
    review_state = ReviewState.of(page)
    received = review_state.state == State.REVIEW and review_state.is_own
    known = permissions.may(user, Action.VIEW, page, review_state)
    if received and review_state.kept_draft.version == version and known:
        return Receipt(review_state, again=True)
    require(user, Action.SUBMIT, page)
    draft = review_state.kept_draft
    if draft.version != version:
        raise Conflict(draft)
    version_sent = drafted_page(page, draft)
    values = portal.step_values(version_sent)
    # An old page may lack what is needed today; what it asks for can be asked all the same.
    if not portal.is_request(draft) and (missing := portal.missing(values)):
        raise Incomplete(missing)
    # A draft may hold more than the steps do.
    names = tuple(dict.fromkeys([*portal.portal_values, *draft.data]))
    if portal.read(version_sent, names) == portal.read(
        _last_seen_by_city(page, review_state), names
    ):
        raise Unchanged
    revision = version_sent.save_revision(user=user, log_action=True)
    draft.submitted_revision = revision
    draft.save(update_fields=["submitted_revision"])
    HubImage.objects.filter(pk__in=draft.images()).update(consent=True)
    if _may_go_unseen(portal, page, review_state, values):
        _publish_unseen(page, user, revision, kept)
        return Receipt(ReviewState.of(page))
    if review_state.workflow_state:
        review_state.workflow_state.resume(user)
    else:
        workflow_of(page).start(version_sent, user)
    review_state = ReviewState.of(page)
    record(page, user, review_state, **kept)
    notifications.submitted(page, user, review_state)
    return Receipt(review_state)


def _may_go_unseen(portal: Portal, page: Page, state: ReviewState, values: Values) -> bool:
    """Return whether it is public at once: from whom the city trusts, with nothing to look at twice.

    What the city has sent back it looks at again.
    """
    is_answered = state.workflow_state is not None
    return not is_answered and portal.is_trusted(page) and not find_remarks(portal, values)


def _publish_unseen(page: Page, user: "User", revision: Revision, kept: dict) -> None:
    """Publish what is looked at afterwards, as an urgent correction is."""
    outcome = Submission.Outcome.PUBLISHED
    submission = record_version(page, user, revision, outcome=outcome, **kept)
    revision.publish(user=user, skip_permission_checks=True)
    page.refresh_from_db()
    notifications.published_at_once(page, submission)


def _last_seen_by_city(page: Page, review_state: ReviewState) -> Any:
    """Return the version that the city sent back, or else what is public."""
    if review_state.state == State.RETURNED:
        return review_state.review.revision.as_object()
    return base_page(page)


def workflow_of(page: Page) -> Workflow:
    """Return the workflow over a page that is kept from outside."""
    workflow = page.get_workflow()
    if workflow is None:
        raise RuntimeError("These pages have no workflow: run setup_hub.")
    return workflow


@transaction.atomic
def withdraw(page: Page, user: "User") -> ReviewState:
    """Take back what the city has not decided on; the draft can be changed again.

    Nothing is left of a request: it can be made again.

    Raises:
        Refused: the person may not, or not now.
    """
    page = locked(page)
    review_state = require(user, Action.WITHDRAW, page)
    settle(review_state.review, user, Submission.Outcome.WITHDRAWN)
    review_state.review.workflow_state.cancel(user=user)
    draft = review_state.kept_draft
    draft.submitted_revision = None
    draft.save(update_fields=["submitted_revision"])
    is_request = portal_of(page).is_request(draft)
    return discard(page, user) if is_request else ReviewState.of(page)


@transaction.atomic
def discard(page: Page, user: "User") -> ReviewState:
    """Throw the draft away and go on from what is public.

    Raises:
        Refused: the person may not, or not now.
    """
    page = locked(page)
    review_state = require(user, Action.DISCARD, page)
    if review_state.state == State.RETURNED:
        review_state.review.workflow_state.cancel(user=user)
    review_state.kept_draft.delete()
    forget_latest(page, user)
    return ReviewState.of(page)


def forget_latest(page: Page, user: "User") -> None:
    """Let the public version be the latest again: it is what the admin's editor opens."""
    if page.live and page.latest_revision_id != page.live_revision_id:
        page.has_unpublished_changes = False
        page.save_revision(user=user, changed=False, log_action="wagtail.revert", clean=False)
        Page.objects.filter(pk=page.pk).update(has_unpublished_changes=False)


def forget_published_draft(
    sender: type, instance: Page, revision: Revision | None, **kwargs: object
) -> None:
    """Signal receiver: a revision became public; the draft that it was made of is done."""
    if revision is not None:
        Draft.objects.filter(submitted_revision=revision).delete()
