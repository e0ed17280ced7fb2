"""What is on top of the hub now, and what a press of each button makes of it: pure functions."""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from uuid import uuid4

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hub.core.rules import YES, Answer

LASTS = timedelta(hours=72)
OFF = _("Disaster mode is not on.")
ON = _("Disaster mode is on already.")
NO_WORDS = _("Write something, in Japanese at least.")
NOTHING_TO_CONFIRM = _("There is no text that waits for a second person.")
OWN_WORDS = _("You wrote this yourself: somebody else must confirm it.")
NOT_PREPARED = _("No page for disasters is approved yet.")


class Action(TextChoices):
    START = "start", _("Start disaster mode")
    DRILL = "drill", _("Start a drill")
    RENEW = "renew", _("72 more hours")
    WORDS = "words", _("Add a message")
    CONFIRM = "confirm", _("Confirm the message")
    END = "end", _("End it")


@dataclass(frozen=True)
class State:
    """What a press has led to.

    Attributes:
        key: of the press, a UUID as text.
        action: what was pressed.
        by_name: the account of who pressed, "" for what ended by itself.
        at: when; the latest of all presses, wherever they were made, counts.
        is_on: whether the light page is on top.
        is_drill: whether nothing has happened, and the page says so.
        until: when it ends by itself; None while it is off.
        words: a message for today, {language code: text}.
        words_by_name: the account of who wrote it.
        is_confirmed: whether a second person has confirmed it.
    """

    action: str
    by_name: str
    at: datetime
    is_on: bool = False
    is_drill: bool = False
    until: datetime | None = None
    words: dict[str, str] = field(default_factory=dict)
    words_by_name: str = ""
    is_confirmed: bool = False
    key: str = field(default_factory=lambda: str(uuid4()))

    def is_shown(self, now: datetime) -> bool:
        return self.is_on and self.until is not None and now < self.until

    def as_json(self) -> dict[str, object]:
        until = self.until.isoformat() if self.until else None
        return asdict(self) | {"at": self.at.isoformat(), "until": until}

    @classmethod
    def from_json(cls, values: dict) -> "State":
        """Return the state that `as_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: it is something else.
        """
        until = datetime.fromisoformat(values["until"]) if values["until"] else None
        return cls(**values | {"at": datetime.fromisoformat(values["at"]), "until": until})


@dataclass(frozen=True)
class Asked:
    """A button that somebody wants to press now, and the message they typed."""

    action: str
    by_name: str
    at: datetime
    words: dict[str, str] = field(default_factory=dict)


def may_press(state: State | None, asked: Asked) -> Answer:
    """Return whether what is asked means anything now, for whoever may press at all."""
    action = asked.action
    is_shown = state is not None and state.is_shown(asked.at)
    if action == Action.START:
        is_serious = is_shown and state is not None and not state.is_drill
        return Answer(False, ON) if is_serious else YES
    if action == Action.DRILL:
        return Answer(False, ON) if is_shown else YES
    if state is None or not is_shown:
        return Answer(False, OFF)
    if action == Action.WORDS and not asked.words:
        return Answer(False, NO_WORDS)
    if action == Action.CONFIRM:
        if not state.words or state.is_confirmed:
            return Answer(False, NOTHING_TO_CONFIRM)
        return Answer(False, OWN_WORDS) if state.words_by_name == asked.by_name else YES
    return YES


def pressed(state: State | None, asked: Asked) -> State:
    """Return what a press makes of `state`.

    A message is unconfirmed until a second person has read it. A drill leaves no message behind
    for what is serious.
    """
    action, by_name, at, words = asked.action, asked.by_name, asked.at, asked.words
    if action == Action.END:
        return State(action, by_name, at)
    if state is None or action in (Action.START, Action.DRILL):
        new = State(
            action, by_name, at, is_on=True, is_drill=action == Action.DRILL, until=at + LASTS
        )
    else:
        new = replace(state, action=action, by_name=by_name, at=at, key=str(uuid4()))
    if action == Action.RENEW:
        new = replace(new, until=at + LASTS)
    if action == Action.CONFIRM:
        return replace(new, is_confirmed=True)
    return replace(new, words=words, words_by_name=by_name, is_confirmed=False) if words else new


def ended(state: State) -> State:
    """Return what a state comes to by itself when its time is over."""
    return State(Action.END, "", state.until or state.at)
