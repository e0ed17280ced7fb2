"""The life of an exchange: its states, and who may do what in which (as a table)."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.rules import YES, Answer

NOT_YOURS = _("This is not yours.")
NOT_NOW = _("That is not possible in its present state.")


class State(TextChoices):
    OFFERED = "offered", pgettext_lazy("exchange", "Looking for a guest")
    APPLIED = "applied", pgettext_lazy("exchange", "A guest has applied")
    MATCHED = "matched", pgettext_lazy("exchange", "The days are fixed")
    DONE = "done", pgettext_lazy("exchange", "The visit is over")
    REPORTED = "reported", pgettext_lazy("exchange", "Reported")
    WITHDRAWN = "withdrawn", pgettext_lazy("exchange", "Withdrawn")


class Role(TextChoices):
    """Who somebody is beside one exchange; of several the first that may."""

    DESK = "desk"
    HOST = "host"
    GUEST = "guest"
    OTHER = "other"  # of a group that may become the guest


class Action(TextChoices):
    APPLY = "apply", pgettext_lazy("exchange", "Apply as a guest")
    DECLINE = "decline", pgettext_lazy("exchange", "Not with this guest")
    MATCH = "match", pgettext_lazy("exchange", "Fix the days")
    FINISH = "finish", pgettext_lazy("exchange", "The visit took place")
    REPORT = "report", pgettext_lazy("exchange", "Report what was learned")
    AGREE = "agree", pgettext_lazy("exchange", "Agree that the report is public")
    WITHDRAW = "withdraw", pgettext_lazy("exchange", "Withdraw the offer")


@dataclass(frozen=True)
class Step:
    """From which states, by whom, and to which state an action leads."""

    states: frozenset[State]
    roles: frozenset[Role]
    to: State


def _step(states: set[State], roles: set[Role], to: State) -> Step:
    return Step(frozenset(states), frozenset(roles), to)


STEPS: dict[Action, Step] = {
    Action.APPLY: _step({State.OFFERED}, {Role.OTHER, Role.DESK}, State.APPLIED),
    Action.DECLINE: _step({State.APPLIED}, {Role.HOST, Role.GUEST, Role.DESK}, State.OFFERED),
    Action.MATCH: _step({State.APPLIED}, {Role.DESK}, State.MATCHED),
    Action.FINISH: _step({State.MATCHED}, {Role.HOST, Role.GUEST, Role.DESK}, State.DONE),
    Action.REPORT: _step({State.DONE, State.REPORTED}, {Role.GUEST, Role.DESK}, State.REPORTED),
    Action.AGREE: _step({State.REPORTED}, {Role.HOST, Role.DESK}, State.REPORTED),
    Action.WITHDRAW: _step(
        {State.OFFERED, State.APPLIED, State.MATCHED}, {Role.HOST, Role.DESK}, State.WITHDRAWN
    ),
}


def may(action: Action, state: State, roles: frozenset[Role]) -> Answer:
    """Return whether who has `roles` beside an exchange may do `action` in its state."""
    step = STEPS[action]
    if not roles & step.roles:
        return Answer(False, NOT_YOURS)
    return YES if state in step.states else Answer(False, NOT_NOW)
