"""The life of a translation: states and transitions as a table. Pure functions."""

from collections.abc import Set
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    MISSING = "missing", _("Not translated")
    ASKED = "asked", _("Waiting to be translated")
    MACHINE = "machine", _("Machine draft")
    IN_WORK = "in_work", _("Being translated")
    IN_REVIEW = "in_review", _("Under review")
    HELD = "held", _("Approved, not public yet")
    PUBLIC = "public", _("Public")
    OUTDATED = "outdated", _("Older than the Japanese page")
    OFFLINE = "offline", _("Taken offline")


class Action(models.TextChoices):
    ASK = "ask", _("Ask for the translation")
    WRITE = "write", _("Translate")
    SEND = "send", _("Send for review")
    WITHDRAW = "withdraw", _("Withdraw from review")
    APPROVE = "approve", _("Approve")
    SEND_BACK = "send_back", _("Send back")
    TAKE_OFFLINE = "take_offline", _("Take offline")


class Role(models.TextChoices):
    """A person's role for one translation. Superusers have all three."""

    EDITOR = "editor", _("Editor of the Japanese page")
    TRANSLATOR = "translator", _("Translator")
    REVIEWER = "reviewer", _("Reviewer")


WHO = {
    Action.ASK: {Role.EDITOR},
    Action.WRITE: {Role.TRANSLATOR},
    Action.SEND: {Role.TRANSLATOR},
    Action.WITHDRAW: {Role.TRANSLATOR},
    Action.APPROVE: {Role.REVIEWER},
    Action.SEND_BACK: {Role.REVIEWER},
    Action.TAKE_OFFLINE: {Role.REVIEWER},
}

# (state, action) → the state that follows. What is not here cannot be done.
TRANSITIONS = {
    (State.MISSING, Action.ASK): State.ASKED,
    (State.ASKED, Action.WRITE): State.IN_WORK,
    (State.MACHINE, Action.WRITE): State.IN_WORK,
    (State.IN_WORK, Action.WRITE): State.IN_WORK,
    (State.HELD, Action.WRITE): State.HELD,
    (State.PUBLIC, Action.WRITE): State.IN_WORK,
    (State.OUTDATED, Action.WRITE): State.OUTDATED,
    (State.OFFLINE, Action.WRITE): State.IN_WORK,
    # What was translated once and asked for again is complete from the start.
    (State.ASKED, Action.SEND): State.IN_REVIEW,
    (State.MACHINE, Action.SEND): State.IN_REVIEW,
    (State.IN_WORK, Action.SEND): State.IN_REVIEW,
    (State.HELD, Action.SEND): State.IN_REVIEW,
    (State.OUTDATED, Action.SEND): State.IN_REVIEW,
    (State.OFFLINE, Action.SEND): State.IN_REVIEW,
    (State.IN_REVIEW, Action.WITHDRAW): State.IN_WORK,
    (State.IN_REVIEW, Action.SEND_BACK): State.IN_WORK,
    (State.IN_REVIEW, Action.APPROVE): State.PUBLIC,
    (State.PUBLIC, Action.TAKE_OFFLINE): State.OFFLINE,
    (State.OUTDATED, Action.TAKE_OFFLINE): State.OFFLINE,
    (State.IN_WORK, Action.TAKE_OFFLINE): State.OFFLINE,
}

NOT_YOURS = {
    Role.EDITOR: _("Only those who edit the Japanese page ask for its translations."),
    Role.TRANSLATOR: _("Only translators of this language do this."),
    Role.REVIEWER: _("Only reviewers of this language do this."),
}
WRONG_TIME = {
    State.MISSING: _("No one has asked for this translation yet."),
    State.ASKED: _("Nothing has been translated yet."),
    State.MACHINE: _("This is a machine draft, which no one has sent for review."),
    State.IN_WORK: _("This translation has not been sent for review."),
    State.IN_REVIEW: _("This translation is under review, so no one can change it now."),
    State.HELD: _("This translation is approved and not public yet."),
    State.PUBLIC: _("There is nothing to send: the public page says the same."),
    State.OUTDATED: _("This translation is public and older than the Japanese page."),
    State.OFFLINE: _("This translation is not public."),
}


@dataclass(frozen=True)
class Facts:
    """What is known of one page in one language; `state` follows from it.

    Args:
        is_asked: the translation has been requested.
        is_public: it can be read now.
        was_public: it could be read at some time.
        is_in_review: a revision of it waits for a reviewer.
        is_held: an approved revision waits for its date, the Japanese page or other languages.
        is_worked_on: a person wrote since the public version was made.
        is_machine_draft: no person has written, a machine has.
        outdated_parts: how many parts of the Japanese page its public version does not know.
    """

    is_asked: bool = False
    is_public: bool = False
    was_public: bool = False
    is_in_review: bool = False
    is_held: bool = False
    is_worked_on: bool = False
    is_machine_draft: bool = False
    outdated_parts: int = 0


def state(facts: Facts) -> State:
    """Return the one state by which `facts` are listed; what needs a person comes first."""
    if not facts.is_asked:
        return State.MISSING
    if facts.is_in_review:
        return State.IN_REVIEW
    if facts.is_public and facts.outdated_parts:
        return State.OUTDATED
    if facts.is_held:
        return State.HELD
    if facts.is_worked_on:
        return State.IN_WORK
    if facts.is_public:
        return State.PUBLIC
    if facts.was_public:
        return State.OFFLINE
    return State.MACHINE if facts.is_machine_draft else State.ASKED


def refusal(action: Action, present: State, roles: Set[Role]) -> str | Promise:
    """Return why a person with `roles` may not do `action` in the state `present`, or ""."""
    if not WHO[action] & roles:
        return NOT_YOURS[min(WHO[action])]
    if (present, action) not in TRANSITIONS:
        return WRONG_TIME[present]
    return ""
