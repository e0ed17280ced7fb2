"""Writing notes: from paper at the desk, and on phones at the table."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from events.dialogue.choices import By, State
from events.dialogue.models.session import MAX_WRONG_PINS, Note, Round, Session
from events.dialogue.permissions import may_note, may_write_there
from hub.core.rules import Refused, require
from hub.editorial.people import desk_answer

if TYPE_CHECKING:
    from hub.accounts.models import User

MAX_AT_A_TABLE = 200  # lines of one round, by phone
ENOUGH = _("This table has written enough. Please tell those who hold the talk.")
WRONG_PIN = _("This PIN is not right.")
TOO_MANY_PINS = _("A wrong PIN was typed too often. Please ask for a new one.")


@transaction.atomic
def type_notes(
    session: Session,
    user: "User",
    round_number: int,
    table: int,
    lines: Sequence[str],
    language: str,
    token: UUID,
) -> int:
    """Keep what stood on the paper of a table; return how many notes are new.

    Args:
        token: of the form. What was sent twice is kept once.

    Raises:
        Refused: `user` may not, or the page is public.
    """
    session = Session.objects.locked(session.pk)
    require(may_note(user, session))
    return _keep(session, round_number, table, lines, language, token, By.DESK)


@transaction.atomic
def write_at_table(
    session: Session,
    round_number: int,
    table: int,
    line: str,
    language: str,
    token: UUID,
    by: By,
    now: datetime,
) -> int:
    """Keep a line that somebody typed at a table; return 1 if it is new.

    Raises:
        Refused: it is not the day, or the table has written enough.
    """
    session = Session.objects.locked(session.pk)
    require(may_write_there(session, now))
    written = session.notes.filter(round__number=round_number, table=table)
    if written.count() >= MAX_AT_A_TABLE:
        raise Refused.because(ENOUGH)
    return _keep(session, round_number, table, [line], language, token, by)


def _keep(
    session: Session,
    round_number: int,
    table: int,
    lines: Sequence[str],
    language: str,
    token: UUID,
    by: By,
) -> int:
    asked = Round.objects.get(session=session, number=round_number)
    seen: Counter[str] = Counter()
    rows = []
    for line in lines:
        rows.append(
            Note(
                session=session,
                round=asked,
                table=table,
                text=line,
                language=language,
                by=by,
                token=token,
                nth=seen[line],
            )
        )
        seen[line] += 1
    there = set(
        Note.objects.filter(round=asked, table=table, token=token).values_list("text", "nth")
    )
    new = [row for row in rows if (row.text, row.nth) not in there]
    Note.objects.bulk_create(new)
    return len(new)


@transaction.atomic
def hide_at_table(session: Session, table: int, pk: int, now: datetime) -> None:
    """Those at a table take back a line that was typed there.

    Raises:
        Refused: it is not the day.
    """
    session = Session.objects.locked(session.pk)
    require(may_write_there(session, now))
    session.notes.filter(pk=pk, table=table).exclude(by=By.DESK).update(state=State.HIDDEN)


@transaction.atomic
def set_hidden(session: Session, pk: int, user: "User", *, is_hidden: bool) -> None:
    """The desk hides a line from the screen, or shows it again.

    Raises:
        Refused: `user` may not, or the page is public.
    """
    session = Session.objects.locked(session.pk)
    require(may_note(user, session))
    state = State.HIDDEN if is_hidden else State.KEPT
    before = State.KEPT if is_hidden else State.HIDDEN
    session.notes.filter(pk=pk, state=before).update(state=state)


@transaction.atomic
def renew_pin(session: Session, user: "User") -> None:
    """Give a talk another PIN, and let go of all phones.

    Raises:
        Refused: `user` does not work at the desk.
    """
    require(desk_answer(user))
    Session.objects.filter(pk=session.pk).update(pin_number=F("pin_number") + 1, wrong_pins=0)


def let_in(session: Session, pin: str, now: datetime) -> Session:
    """Return the talk whose PIN was typed; a wrong one counts even if it is refused.

    Raises:
        Refused: the PIN is wrong or was so too often, or it is another day.
    """
    with transaction.atomic():
        session = Session.objects.locked(session.pk)
        require(may_write_there(session, now))
        if session.wrong_pins >= MAX_WRONG_PINS:
            raise Refused.because(TOO_MANY_PINS)
        if constant_time_compare(pin, session.pin):
            return session
        Session.objects.filter(pk=session.pk).update(wrong_pins=F("wrong_pins") + 1)
    raise Refused.because(WRONG_PIN)
