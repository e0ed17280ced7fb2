"""What the clock does for the yearly confirmation, once a day.

Every step may be run again, and late: what is done is on record, what is missing is made up.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from groups.models import ConfirmationRequest, ConfirmationRound, GroupPage
from groups.yearly_confirmation import notifications
from groups.yearly_confirmation.querysets import to_ask, to_remind
from hub.core.kinds import changed

Stage = ConfirmationRequest.Stage


@dataclass(frozen=True)
class Done:
    asked: int = 0
    reminded: int = 0


def keep(today: date) -> Done:
    """Do what `today` asks for: begin, ask, remind, end the grace."""
    _begin(today)
    round = ConfirmationRound.objects.current()
    if round is None:
        return Done()
    asked = reminded = 0
    if today <= round.ends_on:
        asked = sum(_ask(round, key, today) for key in to_ask(round).values_list("pk", flat=True))
        stage = stage_on(round, today)
        keys = list(to_remind(round, stage, today).values_list("pk", flat=True))
        reminded = sum(_remind(key, stage, today) for key in keys)
    if today > round.grace_until and round.grace_ended_on is None:
        _end_grace(round, today)
    return Done(asked, reminded)


def stage_on(round: ConfirmationRound, today: date) -> int:
    """Return how far the asking should have come by `today`."""
    if today >= round.last_reminder_on:
        return Stage.MONTH_ENDS
    return Stage.MONTH_BEGAN if today >= round.starts_on else Stage.ASKED


@transaction.atomic
def _begin(today: date) -> None:
    """Begin the round that is due, if it has not begun."""
    due = ConfirmationRound.due(today)
    if due is None:
        return
    days = {name: getattr(due, name) for name in ("opened_on", "starts_on", "ends_on")}
    round, is_new = ConfirmationRound.objects.get_or_create(year=due.year, defaults=days)
    if is_new:
        notifications.round_began(round)


@transaction.atomic
def _ask(round: ConfirmationRound, key: int, today: date) -> bool:
    group = GroupPage.objects.get(pk=key)
    request, is_new = ConfirmationRequest.objects.get_or_create(
        round=round, group=group, defaults={"asked_on": today}
    )
    if is_new:
        notifications.asked(request)
    return is_new


@transaction.atomic
def _remind(key: int, stage: int, today: date) -> bool:
    """Remind once of each stage; a group without email is left to the desk."""
    request = ConfirmationRequest.objects.select_related("round", "group").get(pk=key)
    claimed = ConfirmationRequest.objects.unanswered().filter(pk=key, stage__lt=stage)
    if not claimed.update(stage=stage):
        return False
    if not notifications.reminded(request):
        return False
    ConfirmationRequest.objects.filter(pk=key).update(reminded_on=today)
    return True


@transaction.atomic
def _end_grace(round: ConfirmationRound, today: date) -> None:
    """From now on the pages of those who have not answered say so."""
    open_rounds = ConfirmationRound.objects.filter(pk=round.pk, grace_ended_on=None)
    if not open_rounds.update(grace_ended_on=today):
        return
    changed(ConfirmationRound)
    listed = GroupPage.objects.listed().values("pk")
    overdue = round.requests.overdue().filter(group__in=listed)
    notifications.grace_ended(round, overdue.count())
