"""What one person is reminded of, gathered into the one mail of the day.

A reminder is a row of a table: what it is, and a function that says to whom it is due today. It is
never written down ahead of time, so it is always about how things are now; that it was sent is
remembered by its key.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from hub.core.japanese.working_days import is_working_day
from hub.core.switches import is_thing_open
from hub.telling.news import Line


@dataclass(frozen=True)
class Letter:
    """One thing to remind one person of.

    Attributes:
        key: the same as long as it is the same thing (a year at most).
        email: to whom.
        language: of the reader.
        line: says it in the active language.
    """

    key: str
    email: str
    language: str
    line: Callable[[], Line]


@dataclass(frozen=True)
class Reminder:
    """A row of the table of reminders.

    Attributes:
        code: its name.
        due: takes the moment, returns what is to be sent on that day; what was sent may be among
            it. Its part is the part that the reminder belongs to.
        on_working_days: whether it waits for one: for people who read it at work.
        order: its place in the mail.
    """

    code: str
    due: Callable[[datetime], Iterable[Letter]]
    on_working_days: bool = False
    order: int = 500


_reminders: dict[str, Reminder] = {}


def register(reminder: Reminder) -> None:
    """Add a row.

    Raises:
        ValueError: another one has this code.
    """
    if _reminders.setdefault(reminder.code, reminder) is not reminder:
        raise ValueError(f"Two reminders are called {reminder.code}.")


def due(now: datetime) -> Iterator[Letter]:
    """Yield what all open rooms remind people of today, in the order of the mail."""
    for reminder in sorted(_reminders.values(), key=lambda row: row.order):
        if reminder.on_working_days and not is_working_day(timezone.localdate(now)):
            continue
        if is_thing_open(reminder.due):
            yield from reminder.due(now)
