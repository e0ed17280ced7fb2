"""Sessions of city hall's people: they end after a while unused, and each day."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone

from hub.accounts.models import User

# In the session of somebody of city hall: when they signed in, and when they last did something.
SINCE = "staff_since"
SEEN = "staff_seen"
NOTE_EVERY = timedelta(minutes=1)


def begin_staff_session(session: SessionBase) -> None:
    session[SINCE] = session[SEEN] = timezone.now().timestamp()


def is_staff_session(session: SessionBase) -> bool:
    return SINCE in session


def is_over(session: SessionBase) -> bool:
    """Return whether a session of city hall was unused too long, or is too old."""
    now = timezone.now().timestamp()
    return (
        now - session[SEEN] > settings.STAFF_SESSION_IDLE.total_seconds()
        or now - session[SINCE] > settings.STAFF_SESSION_LENGTH.total_seconds()
    )


def note_use(session: SessionBase) -> None:
    """Note that the session is in use, to the minute."""
    now = timezone.now().timestamp()
    if now - session[SEEN] > NOTE_EVERY.total_seconds():
        session[SEEN] = now


def end_sessions(user: User) -> int:
    """Sign `user` out in every browser; return in how many."""
    rows = list(UserSession.objects.filter(user=user))
    for row in rows:
        row.end()
    return len(rows)
