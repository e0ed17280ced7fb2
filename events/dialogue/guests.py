"""Who is signed up for a talk."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from hub.signups.models import SignUp
from hub.signups.workflow import State

if TYPE_CHECKING:
    from events.dialogue.models import Session


def guests_of_day(event: int | None, day: date) -> Iterator[SignUp]:
    """Yield who has a place at the event of the key `event` on `day`, or came."""
    rows = SignUp.objects.filter(
        sheet__date__page=event, sheet__role="", state__in=(State.BOOKED, State.ATTENDED)
    )
    for signup in rows.select_related("sheet__date").order_by("name_kana", "pk"):
        date_of = signup.sheet.date
        if date_of.first_day <= day <= date_of.last_day:
            yield signup


def guests_of(session: "Session") -> Iterator[SignUp]:
    """Yield who has a place at a talk, or came."""
    return guests_of_day(session.event_id, session.day)


def names_of(people: Iterable[SignUp], longest: int) -> Iterator[str]:
    """Yield what stands on the card of each; those who come along have a number."""
    for person in people:
        yield person.name[:longest]
        for number in range(2, person.party_size + 1):
            yield f"{person.name[: longest - 3]} {number}"
