"""A date as lists and pages show it, in the active language."""

from calendar import SATURDAY
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.core.wording import from_to
from hub.occurrences.models import Occurrence
from hub.occurrences.words import clock, dated, hours


@dataclass(frozen=True)
class ShownDate:
    """A date beside `today`: what is kept for a day says nothing finer."""

    row: Occurrence
    today: date

    @property
    def day(self) -> date:
        return self.row.first_day

    @property
    def last_day(self) -> date:
        return self.row.last_day

    @property
    def month(self) -> str:
        """The month as a block of a calendar shows it."""
        return date_format(self.day, "M")

    @property
    def weekday(self) -> str:
        return date_format(self.day, "D")

    @property
    def is_free_day(self) -> bool:
        """Whether it is a Saturday or a Sunday."""
        return self.day.weekday() >= SATURDAY

    @property
    def days_in_words(self) -> str:
        first = dated(self.day, self.today)
        return (
            first if self.day == self.last_day else from_to(first, dated(self.last_day, self.today))
        )

    @property
    def hours_in_words(self) -> str:
        """The hours, "" for whole days."""
        return "" if self.row.all_day else hours(self.row.starts_at, self.row.ends_at)

    @property
    def in_words(self) -> str:
        return " ".join(filter(None, (self.days_in_words, self.hours_in_words)))

    @property
    def is_over(self) -> bool:
        return self.last_day < self.today

    @property
    def state_label(self) -> str:
        """What is not as planned, in a word."""
        return "" if self.row.state == "planned" else self.row.get_state_display()

    @property
    def has_remarks(self) -> bool:
        """Whether anything is said beside its time."""
        return bool(self.state_label or self.row.is_full or self.confirmed_in_words or self.is_over)

    @property
    def moved_from(self) -> str:
        """When it was before it was moved."""
        first = self.row.first_starts_at
        if self.row.state != "moved" or first is None:
            return ""
        return f"{dated(timezone.localdate(first), self.today)} {clock(first)}"

    @property
    def confirmed_in_words(self) -> str:
        """That someone confirmed it on its own day."""
        at = self.row.confirmed_at
        if at is None or timezone.localdate(at) != self.day or self.is_over:
            return ""
        return _("Confirmed today at %(hour)s") % {"hour": clock(at)}
