"""What people may do with their own sign-up."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hub.core.rules import YES, Answer
from hub.editorial.people import is_desk
from hub.privacy.services.holds import HELD, without_held
from hub.questions.choices import Personal
from hub.signups.choices import Mode
from hub.signups.models import Sheet, SignUp
from hub.signups.subjects import holds_dates_of
from hub.signups.workflow import LISTED, PLACED, SEATED, Action, State, may

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

TOO_LATE = _("It is too late to do this here. Please call the desk.")


def own_change(action: Action, signup: SignUp, now: datetime) -> Answer:
    """Return whether whoever holds the link of `signup` may do `action` at `now`."""
    answer = may(action, State(signup.state))
    if answer and now >= signup.sheet.last_cancelling:
        return Answer(False, TOO_LATE)
    return answer


def own_deletion(signup: SignUp, now: datetime) -> Answer:
    """Return whether whoever reads the mailbox of `signup` may have all deleted that names them.

    Not between the last moment of cancelling and the end of the date: those who hold it count on
    them, and have to know who comes.
    """
    date = signup.sheet.date
    is_expected = signup.state in PLACED | SEATED and date.is_held and not date.is_over_at(now)
    if is_expected and now >= signup.sheet.last_cancelling:
        return Answer(False, TOO_LATE)
    if not without_held(SignUp.objects.filter(pk=signup.pk)).exists():
        return Answer(False, HELD)
    return YES


def may_answer(signup: SignUp, now: datetime) -> Answer:
    """Return whether whoever holds the link of `signup` may answer the further questions."""
    is_coming = signup.state in LISTED | {State.UNCONFIRMED}
    return YES if is_coming and now < signup.sheet.date.starts_at else Answer(False, TOO_LATE)


def may_host(user: "User | AnonymousUser", sheet: Sheet) -> Answer:
    """Return whether `user` sees who is on `sheet` and writes to them: the desk, who holds it."""
    if is_desk(user) or holds_dates_of(user, sheet.subject):
        return YES
    return Answer(False, _("Only those who hold this date may do this."))


def readable_answers(user: "User | AnonymousUser", sheet: Sheet) -> frozenset[Personal]:
    """Return which answers `user`, who may host `sheet`, reads."""
    if is_desk(user):
        return frozenset(Personal)
    contact = {Personal.CONTACT} if sheet.shows_contact else set()
    return frozenset({Personal.NO, *contact})


def may_decide(user: "User | AnonymousUser", sheet: Sheet) -> Answer:
    """Return whether `user` says who gets a place on `sheet`."""
    if sheet.mode != Mode.APPROVAL:
        return Answer(False, _("No one decides here who gets a place."))
    return may_host(user, sheet)
