"""What may become of a date, as a table."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.rules import YES, Answer


class State(models.TextChoices):
    """How a date stands. That it is over, the clock says."""

    PLANNED = "planned", pgettext_lazy("date of an event", "As planned")
    MOVED = "moved", pgettext_lazy("date of an event", "Moved")
    POSTPONED = "postponed", pgettext_lazy("date of an event", "Postponed")
    CANCELLED = "cancelled", pgettext_lazy("date of an event", "Cancelled")


class Action(models.TextChoices):
    CANCEL = "cancel", pgettext_lazy("date of an event", "Cancel")
    POSTPONE = "postpone", pgettext_lazy("date of an event", "Postpone, new day not known yet")
    MOVE = "move", pgettext_lazy("date of an event", "Move to another time")
    RESTORE = "restore", pgettext_lazy("date of an event", "It takes place as planned after all")


@dataclass(frozen=True)
class Transition:
    """From which states an action leads where."""

    sources: frozenset[State]
    target: State


HELD = frozenset({State.PLANNED, State.MOVED})
TRANSITIONS = {
    Action.CANCEL: Transition(HELD | {State.POSTPONED}, State.CANCELLED),
    Action.POSTPONE: Transition(HELD, State.POSTPONED),
    Action.MOVE: Transition(HELD | {State.POSTPONED}, State.MOVED),
    Action.RESTORE: Transition(frozenset(State) - {State.PLANNED}, State.PLANNED),
}


def may(action: Action, state: State, *, is_over: bool) -> Answer:
    """Return whether a date in `state` may be changed by `action`; what is over may not."""
    if is_over:
        return Answer(False, _("This date is over."))
    if state not in TRANSITIONS[action].sources:
        return Answer(False, _("As this date is now, that cannot be done."))
    return YES
