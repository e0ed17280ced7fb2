"""Who keeps an event's page, and whose word is public at once."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import EventPage, EventSettings
from groups.models import GroupPage, Membership
from groups.permissions import NOT_YOURS
from groups.permissions import keeps as keeps_group
from hub.core.rules import YES, Answer
from hub.occurrences.models import Occurrence
from hub.occurrences.workflow import Action, State, may
from hub.submissions.history import was_sent
from hub.submissions.models import Submission

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

NOT_PUBLIC = _("A group announces events once its own page is public.")
NO_DATES = _("It is not public, so it has no dates yet.")
ON_THE_DAY = _("That can be said on the day itself.")
SENT = _("The city has seen this event. Cancel its dates instead.")


def keeps(user: "User | AnonymousUser", event: EventPage) -> bool:
    """Return whether `user` is a member of the group that keeps `event`."""
    if not user.is_active or not user.is_authenticated or event.keeper_id is None:
        return False
    return Membership.objects.filter(user=user, group_id=event.keeper_id).exists()


def may_begin(user: "User | AnonymousUser", group: GroupPage) -> Answer:
    """Return whether `user` may begin an event of `group` (a source page)."""
    if not keeps_group(user, group):
        return Answer(False, NOT_YOURS)
    if not group.live or group.is_closed:
        return Answer(False, NOT_PUBLIC)
    return YES


def may_give_up(user: "User | AnonymousUser", event: EventPage) -> Answer:
    """Return whether `user` may throw away what was begun: nobody else has seen it."""
    if not keeps(user, event):
        return Answer(False, NOT_YOURS)
    return Answer(False, SENT) if was_sent(event) else YES


def may_change_dates(user: "User | AnonymousUser", event: EventPage) -> Answer:
    """Return whether `user` may say at once what becomes of a date of `event`."""
    if not keeps(user, event):
        return Answer(False, NOT_YOURS)
    return YES if event.live else Answer(False, NO_DATES)


def may_confirm(row: Occurrence, now: datetime) -> Answer:
    """Return whether it may be said that a date takes place: on its first day, before it is over."""
    if row.first_day != timezone.localdate(now):
        return Answer(False, ON_THE_DAY)
    return may(Action.CANCEL, State(row.state), is_over=row.is_over_at(now))


def is_trusted(event: EventPage) -> bool:
    """Return whether the group has had enough events approved, none taken back since."""
    needed = EventSettings.load().trust_after
    if not needed:
        return False
    events = EventPage.objects.filter(keeper_id=event.keeper_id)
    sent = Submission.objects.filter(page__in=events.values("pk")).order_by("-decided_at")
    approved = sent.filter(outcome=Submission.Outcome.APPROVED)
    reverted = sent.filter(outcome=Submission.Outcome.REVERTED).first()
    if reverted:
        approved = approved.filter(decided_at__gt=reverted.decided_at)
    return approved.order_by().values("page").distinct().count() >= needed
