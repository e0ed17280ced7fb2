"""How a sign-up stands, and what may become of it, as a table."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.rules import YES, Answer


class State(models.TextChoices):
    """How a sign-up stands."""

    UNCONFIRMED = "unconfirmed", pgettext_lazy("sign-up", "Not confirmed yet")
    APPLIED = "applied", pgettext_lazy("sign-up", "Waiting for the decision")
    DECLINED = "declined", pgettext_lazy("sign-up", "No place")
    NEEDS_GUARDIAN = "guardian", pgettext_lazy("sign-up", "Waits for a guardian's consent")
    BOOKED = "booked", pgettext_lazy("sign-up", "Signed up")
    WAITING = "waiting", pgettext_lazy("sign-up", "On the waiting list")
    OFFERED = "offered", pgettext_lazy("sign-up", "A place is offered")
    CANCELLED = "cancelled", pgettext_lazy("sign-up", "Cancelled")
    EXPIRED = "expired", pgettext_lazy("sign-up", "The offer was not answered in time")
    RELEASED = "released", pgettext_lazy("sign-up", "No guardian agreed in time")
    ATTENDED = "attended", pgettext_lazy("sign-up", "Came")
    ABSENT = "absent", pgettext_lazy("sign-up", "Did not come")


class Action(models.TextChoices):
    """What a person, the desk or the clock does with a sign-up."""

    CONFIRM = "confirm"
    DRAW = "draw"
    ADMIT = "admit"
    DECLINE = "decline"
    OFFER = "offer"
    ACCEPT = "accept"
    EXPIRE = "expire"
    SEAT = "seat"
    SHRINK = "shrink"
    CANCEL = "cancel"
    CONSENT = "consent"
    RELEASE = "release"
    WITHDRAW_CONSENT = "withdraw_consent"
    ARRIVE = "arrive"
    UNDO_ARRIVAL = "undo_arrival"
    MISS = "miss"


@dataclass(frozen=True)
class Transition:
    """From which states an action leads where; where the places decide, to one of `targets`."""

    sources: frozenset[State]
    targets: frozenset[State]


LISTED = frozenset(
    {State.APPLIED, State.BOOKED, State.NEEDS_GUARDIAN, State.OFFERED, State.WAITING}
)
# Of a child whose guardian has not agreed yet, a place is kept for a time (RULES F1).
PLACED = frozenset({State.BOOKED, State.NEEDS_GUARDIAN})
SEATED = frozenset({State.BOOKED, State.ATTENDED, State.ABSENT})
TRANSITIONS = {
    Action.CONFIRM: Transition(
        frozenset({State.UNCONFIRMED}), PLACED | {State.APPLIED, State.WAITING}
    ),
    Action.DRAW: Transition(frozenset({State.APPLIED}), PLACED | {State.WAITING, State.DECLINED}),
    Action.ADMIT: Transition(frozenset({State.APPLIED}), PLACED | {State.WAITING}),
    Action.DECLINE: Transition(frozenset({State.APPLIED}), frozenset({State.DECLINED})),
    Action.OFFER: Transition(frozenset({State.WAITING}), frozenset({State.OFFERED})),
    Action.ACCEPT: Transition(frozenset({State.OFFERED}), PLACED),
    Action.EXPIRE: Transition(frozenset({State.OFFERED}), frozenset({State.EXPIRED})),
    Action.SEAT: Transition(frozenset({State.WAITING, State.OFFERED}), PLACED),
    Action.SHRINK: Transition(LISTED, LISTED),
    Action.CANCEL: Transition(LISTED | {State.UNCONFIRMED}, frozenset({State.CANCELLED})),
    Action.CONSENT: Transition(frozenset({State.NEEDS_GUARDIAN}), frozenset({State.BOOKED})),
    Action.RELEASE: Transition(frozenset({State.NEEDS_GUARDIAN}), frozenset({State.RELEASED})),
    Action.WITHDRAW_CONSENT: Transition(PLACED, frozenset({State.CANCELLED})),
    Action.ARRIVE: Transition(frozenset({State.BOOKED, State.ABSENT}), frozenset({State.ATTENDED})),
    Action.UNDO_ARRIVAL: Transition(frozenset({State.ATTENDED}), frozenset({State.BOOKED})),
    Action.MISS: Transition(frozenset({State.BOOKED}), frozenset({State.ABSENT})),
}


def may(action: Action, state: State) -> Answer:
    """Return whether `action` may be done to a sign-up in `state`."""
    if state in TRANSITIONS[action].sources:
        return YES
    return Answer(False, _("As this sign-up is now, that cannot be done."))


class Step(models.TextChoices):
    """What the public reads of a sheet: never a number of people."""

    SOON = "soon", pgettext_lazy("sign-up sheet", "Not open yet")
    OPEN = "open", pgettext_lazy("sign-up sheet", "Open for sign-up")
    FEW = "few", pgettext_lazy("sign-up sheet", "Few places left")
    WAITING = "waiting", pgettext_lazy("sign-up sheet", "Waiting list")
    FULL = "full", pgettext_lazy("sign-up sheet", "No place left")
    CLOSED = "closed", pgettext_lazy("sign-up sheet", "Sign-up has ended")


TAKES = frozenset({Step.OPEN, Step.FEW, Step.WAITING})
# No place is left, with a waiting list or without one.
NOTHING_FREE = frozenset({Step.FULL, Step.WAITING})
