"""What follows for sign-ups when a date changes."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from hub.occurrences.models import Occurrence
from hub.occurrences.workflow import Action
from hub.signups.notifications import News
from hub.signups.services import lock_sheets, place_changed, tell_all

NEWS = {
    Action.CANCEL: News.DATE_CANCELLED,
    Action.POSTPONE: News.DATE_POSTPONED,
    Action.MOVE: News.DATE_MOVED,
    Action.RESTORE: News.DATE_RESTORED,
}


def lock(sender: type, keys: Sequence[int], **kwargs: object) -> None:
    """Signal receiver: sheets are locked before the dates that they are of."""
    lock_sheets(keys)


def tell_people(
    sender: type, rows: Sequence[Occurrence], action: Action | None, now: datetime, **kwargs: object
) -> None:
    """Signal receiver: in the transaction that changes dates, who is signed up is told.

    Without an action only what is said beside the date is new, for instance that it is full.
    """
    tell_all(rows, NEWS[action] if action else None, now)


def page_published(sender: type, instance: object, **kwargs: object) -> None:
    """Signal receiver: a page that is published may name another place."""
    place_changed(instance.pk, timezone.now())
