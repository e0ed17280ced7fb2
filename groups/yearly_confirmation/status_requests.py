"""Pausing, being active again, dissolution: requests that take the way of every change."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.log_actions import log

from groups.choices import ActivityStatus, RequestKind
from groups.models import GroupPage
from groups.permissions import keeps
from groups.portal import PORTAL
from groups.yearly_confirmation import notifications
from groups.yearly_confirmation.permissions import may_ask
from groups.yearly_confirmation.querysets import PAUSE_OVER, pauses_over
from hub.core.rules import Refused
from hub.forms.drafts import new_draft
from hub.submissions.records import locked
from hub.submissions.sending import Receipt, discard, submit
from hub.submissions.workflow import ReviewState, State

if TYPE_CHECKING:
    from hub.accounts.models import User

STATUS = {
    RequestKind.PAUSE: ActivityStatus.PAUSED,
    RequestKind.RESUME: ActivityStatus.ACTIVE,
    RequestKind.CLOSING: ActivityStatus.CLOSED,
}


def values_of(kind: str, day: date | None) -> dict[str, object]:
    """Return what the page says once `kind` is approved: its state and the day that goes with it."""
    day_text = day.isoformat() if day else None
    return {
        "activity_status": STATUS[RequestKind(kind)],
        "paused_until": day_text if kind == RequestKind.PAUSE else None,
        "closed_on": day_text if kind == RequestKind.CLOSING else None,
    }


@transaction.atomic
def ask(group: GroupPage, user: "User", kind: str, day: date | None, note: str) -> Receipt:
    """Send a request to pause, to be active again, or to report the dissolution.

    What the city sent back of an earlier request of this kind makes room for the new one.

    Args:
        group: the source page.
        user: a member.
        kind: PAUSE, RESUME or CLOSING.
        day: until when it pauses (if known), or the day of the dissolution.
        note: why, for the city.

    Raises:
        Refused: the person may not, or not now.
        django.core.exceptions.ValidationError: the page as a whole is not valid.
    """
    group = locked(group)
    review_state = ReviewState.of(group)
    if keeps(user, group) and _is_sent_already(review_state, kind, day):
        return Receipt(review_state, again=True)
    answer = may_ask(user, RequestKind(kind), group, review_state)
    if not answer:
        raise Refused(answer)
    if review_state.state != State.PUBLIC:
        discard(group, user)
    values = values_of(kind, day)
    public = PORTAL.read(group, tuple(values))
    draft = new_draft(PORTAL, group)
    draft.data = {name: value for name, value in values.items() if value != public[name]}
    draft.version, draft.updated_by = 1, user
    draft.save()
    return submit(group, user, draft.version, kind=kind, note=note)


def ask_after_pauses(today: date) -> int:
    """Ask each group whose pause was to end, once, whether it is active again; return how many."""
    return sum(
        _ask_after_pause(pk, today) for pk in pauses_over(today).values_list("pk", flat=True)
    )


@transaction.atomic
def _ask_after_pause(pk: int, today: date) -> bool:
    group = pauses_over(today).select_for_update(of=("self",)).filter(pk=pk).first()
    if group is None:
        return False
    log(group, PAUSE_OVER)
    notifications.pause_over(group)
    return True


def _is_sent_already(review_state: ReviewState, kind: str, day: date | None) -> bool:
    """Return whether this very request waits: the button was pressed twice."""
    if review_state.state != State.REVIEW or not review_state.is_own:
        return False
    asked = values_of(kind, day)
    data = review_state.kept_draft.data
    return PORTAL.is_request(review_state.kept_draft) and all(
        asked[name] == data[name] for name in data
    )
