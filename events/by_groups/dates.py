"""What groups do to single dates of their events. One change = one transaction. No request here."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from events.by_groups.permissions import may_change_dates, may_confirm
from events.models import EventPage
from hub.core.rules import require
from hub.occurrences import services
from hub.occurrences.models import Occurrence
from hub.occurrences.workflow import Action

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.occurrences.services.changing import Times


@transaction.atomic
def change_date(
    event: EventPage,
    key: int,
    user: "User",
    *,
    action: Action | None,
    is_full: bool,
    note: str,
    times: "Times | None" = None,
) -> Occurrence:
    """Say what becomes of a date: public in this transaction.

    Args:
        event: the source page.
        key: of one of its dates.
        user: who says it.
        action: None: it takes place as it did.
        is_full: whether no place is left.
        note: what people read beside it; "" empties a former one.
        times: new start and end, where it moves.

    Raises:
        Refused: `user` may not, or not this, or not any more.
    """
    require(may_change_dates(user, event))
    row = Occurrence.objects.get(page=event, pk=key)
    now = timezone.now()
    if action:
        services.change([row.pk], action, now, note=note, times=times)
    return services.tell(row.pk, now, is_full=is_full, note=note)


@transaction.atomic
def confirm_date(event: EventPage, key: int, user: "User") -> Occurrence:
    """Say on the morning of a date that it takes place (今朝 開催確認).

    Raises:
        Refused: `user` may not, it is not the day, it is over or does not take place.
    """
    require(may_change_dates(user, event))
    row = Occurrence.objects.get(page=event, pk=key)
    now = timezone.now()
    require(may_confirm(row, now))
    return services.confirm(row.pk, now)
