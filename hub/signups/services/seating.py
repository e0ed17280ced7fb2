"""A place is given: at once, or once a guardian has agreed."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hub.core.rules import Refused
from hub.signups.guardians.notifications import ask_guardian, ask_guardian_again
from hub.signups.models import Sheet, SignUp
from hub.signups.notifications import News, tell
from hub.signups.workflow import PLACED, State

LEAST_TERM = timedelta(hours=1)
TOO_LATE = _("It is too late to ask a guardian by e-mail. Please call the desk.")


def require_time_for_consent(sheet: Sheet, now: datetime) -> None:
    """Raise Refused if a guardian who is asked now could hardly answer in time."""
    if sheet.end_of_consent(now) - now < LEAST_TERM:
        raise Refused.because(TOO_LATE)


def take_place(sheet: Sheet, signup: SignUp, now: datetime) -> None:
    """Give `signup`, of `sheet` that is locked, its place; the caller saves it and then tells.

    Where a place comes late (drawn, offered, given by the desk), a guardian has an hour at least.
    """
    signup.offered_until = None
    if not signup.needs_consent:
        signup.state, signup.guardian_until = State.BOOKED, None
        return
    signup.state = State.NEEDS_GUARDIAN
    signup.guardian_asked_at = now
    signup.guardian_until = max(sheet.end_of_consent(now), now + LEAST_TERM)
    signup.guardian_reminders = 0


def ask_guardians_again(sheet: Sheet, now: datetime, *, was_moved: bool) -> None:
    """Let consents follow when a date, whose sheet is locked, is held at another time or place.

    The place is kept in the term; without time for one until the date begins: the guardian's link
    and the paper that the child prints both hold so long.

    Args:
        was_moved: whether those who have not answered yet are asked anew, too.
    """
    if sheet.guardian_below is None or now >= sheet.date.starts_at:
        return
    for signup in sheet.signups.filter(state__in=PLACED, age__lt=sheet.guardian_below):
        signup.sheet = sheet
        if not signup.needs_consent:
            if signup.state == State.NEEDS_GUARDIAN:  # it is again as they agreed to
                _take_and_tell(sheet, signup, now)
        elif signup.state == State.BOOKED or was_moved:
            take_place(sheet, signup, now)
            if sheet.end_of_consent(now) - now < LEAST_TERM:
                signup.guardian_until = sheet.date.starts_at
            signup.save()
            tell(signup, News.NEEDS_GUARDIAN)
            ask_guardian_again(signup)


def _take_and_tell(sheet: Sheet, signup: SignUp, now: datetime) -> None:
    take_place(sheet, signup, now)
    signup.save()
    tell_of_place(signup)


def tell_of_place(signup: SignUp) -> None:
    """Tell who has got a place, and ask the guardian where one has to agree."""
    if signup.state == State.NEEDS_GUARDIAN:
        tell(signup, News.NEEDS_GUARDIAN)
        ask_guardian(signup)
    else:
        tell(signup, News.BOOKED)
