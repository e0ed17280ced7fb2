"""Dates of which people may know only the year, or the year and the month.

A column keeps one as ISO 8601 writes it (2013, 2013-05, 2013-05-10): no part is made up, and text
order is the order of time.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy, pgettext

MAX_LETTERS = len("2013-05-10")
FIRST_YEAR = 1868  # of the eras that people still write
WRITTEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@dataclass(frozen=True)
class PartialDate:
    """A year, a month or a day. Raises ValueError if the calendar has no such date.

    Attributes:
        year: Western, from 1 to 9999.
        month: from 1, or None if only the year is known.
        day: from 1, or None if only the month is known.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without its month")
        date(self.year, *(1 if part is None else part for part in (self.month, self.day)))

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what `str` wrote. Raises ValueError if it did not."""
        match = WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"no year, month or day: {text!r}")
        return cls(*(int(part) for part in match.groups() if part))

    def __str__(self) -> str:
        return self.first_day.isoformat()[: self._letters]

    @property
    def first_day(self) -> date:
        """The first of the days that it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def in_words(self) -> str:
        """It in the form of the active language, as exact as it is."""
        if self.month is None:
            return pgettext("a year alone", "%(year)s") % {"year": self.year}
        return date_format(
            self.first_day, "YEAR_MONTH_FORMAT" if self.day is None else "DATE_FORMAT"
        )

    @property
    def _letters(self) -> int:
        if self.month is None:
            return len("2013")
        return len("2013-05") if self.day is None else MAX_LETTERS


def validate_partial_date(text: str) -> None:
    """Raise ValidationError unless `text` is a year, a month or a day as a column keeps it."""
    try:
        PartialDate.read(text)
    except ValueError as error:
        raise ValidationError(gettext_lazy("Please write 2013, 2013-05 or 2013-05-10.")) from error


def validate_past_date(text: str) -> None:
    """Raise ValidationError unless `text` is such a date, not before 1868 and not still to come."""
    validate_partial_date(text)
    known = PartialDate.read(text)
    if known.year < FIRST_YEAR:
        raise ValidationError(
            gettext_lazy("Please write a year from %(first)s on."), params={"first": FIRST_YEAR}
        )
    if known.first_day > timezone.localdate():
        raise ValidationError(gettext_lazy("This is still to come."))
