"""Who may write, sort and publish what was said: pure functions of a talk."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.rules import YES, Answer
from hub.editorial.people import desk_answer

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from events.dialogue.models import Session
    from hub.accounts.models import User

PUBLISHED = _("The page of this talk is public. Please change it there.")
IN_REVIEW = _("The page is being reviewed. Please wait until it is decided.")
NOTHING_YET = _("There is nothing to tell yet: no theme has a note, and no point is on the agenda.")
NOT_PUBLIC = _("This is possible once the page is public.")
NOT_TODAY = pgettext_lazy(
    "talk", "This is possible on the day of the talk, with the PIN of the day."
)


def may_note(user: "User | AnonymousUser", session: "Session") -> Answer:
    """Return whether `user` may type and sort notes: the desk, until the page is public."""
    if session.is_published:
        return Answer(False, PUBLISHED)
    return desk_answer(user)


def may_write_there(session: "Session", now: datetime) -> Answer:
    """Return whether those who know the PIN may write on their phones now."""
    return YES if session.is_open_at(now) else Answer(False, NOT_TODAY)


def may_make_page(user: "User | AnonymousUser", session: "Session") -> Answer:
    """Return whether `user` may make the draft of the page, or bring it up to date, now."""
    if not (possible := may_note(user, session)):
        return possible
    if session.page is not None and session.page.workflow_in_progress:
        return Answer(False, IN_REVIEW)
    has_themes = session.notes.visible().exclude(theme=None).exists()
    is_roundtable = session.kind != "cafe" and session.rounds.exists()
    return YES if has_themes or is_roundtable else Answer(False, NOTHING_YET)


def may_promise(user: "User | AnonymousUser", session: "Session") -> Answer:
    """Return whether `user` may write down what the city answers: beside a public page."""
    if not (session.page is not None and session.page.live):
        return Answer(False, NOT_PUBLIC)
    return desk_answer(user)
