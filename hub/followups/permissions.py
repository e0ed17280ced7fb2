"""Who may say what about a promise: pure functions of a promise and a mailbox."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from hub.core.rules import YES, Answer
from hub.followups.addresses import asked, head
from hub.followups.models import FollowUp
from hub.followups.workflow import OPEN, State, may

NOT_ASKED = _("This promise is another office’s.")
NEEDS_DAY = _("Please say until when.")
PAST_DAY = _("Please name a day to come.")
NOT_OPEN = _("This promise is settled.")
NOT_WARNED = _("This promise is not late.")


def may_answer(followup: FollowUp, address: str) -> Answer:
    """Return whether whoever reads the mailbox `address` may answer for the office."""
    if address in asked(followup) or address == head(followup):
        return YES
    return Answer(False, NOT_ASKED)


def answer_is_whole(followup: FollowUp, state: State, due: date | None, today: date) -> Answer:
    """Return whether `state` can be answered with a new day or without one."""
    if not (possible := may(state, State(followup.state))):
        return possible
    if due is not None and due <= today:
        return Answer(False, PAST_DAY)
    needs_day = state == State.CHANGED or (state == State.DOING and followup.due <= today)
    if needs_day and due is None:
        return Answer(False, NEEDS_DAY)
    return YES


def may_explain(followup: FollowUp, address: str) -> Answer:
    """Return whether whoever reads `address` may write the sentence that the public reads."""
    if address != head(followup):
        return Answer(False, NOT_ASKED)
    if followup.state not in OPEN:
        return Answer(False, NOT_OPEN)
    return YES if followup.warned_on else Answer(False, NOT_WARNED)
