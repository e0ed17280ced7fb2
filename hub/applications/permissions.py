"""Who answers an application, and when."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hub.applications.form import form_of
from hub.applications.models import Application, Entry, State
from hub.core.rules import YES, Answer

if TYPE_CHECKING:
    from hub.accounts.models import User

NOT_YOU = _("You do not answer this.")
OWN = _("It is your own. Someone else has to answer it.")
ANSWERED = _("Someone already answered this, or it was withdrawn.")
SEEN = _("Somebody looked at this already.")


def may_answer(user: "User", application: Application) -> Answer:
    """Return whether `user` may approve, send back or reject an application now."""
    answer = _answers(user, application)
    if answer and application.state != State.WAITING:
        return Answer(False, ANSWERED)
    return answer


def may_look_at(user: "User", entry: Entry) -> Answer:
    """Return whether `user` may leave or put back what was changed at once."""
    answer = _answers(user, entry.application)
    if answer and (entry.kind != Entry.Kind.CHANGED or entry.seen_at):
        return Answer(False, SEEN)
    return answer


def _answers(user: "User", application: Application) -> Answer:
    form = form_of(application)
    if not form.may_answer(user):
        return Answer(False, NOT_YOU)
    return Answer(False, OWN) if user in form.applicants(application) else YES
