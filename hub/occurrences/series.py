"""Series of dates as data, and the days that follow from them. No database is asked.

All of it is local time of the hub's city. A month without a fifth Saturday has none, and
`months_without` says so: the fourth would be a day on which nobody comes.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from hub.core.japanese.working_days import JAPANESE_HOLIDAYS, NEW_YEAR_CLOSURE

MONTHS_AHEAD = 18
LAST = -1  # the last such weekday of a month, as its number
WEEK = 7
DAY = timedelta(days=1)


class Rule(ABC):
    """On which days something is, were there no exceptions."""

    repeats = True
    first: date  # of what repeats: it has no day before

    @abstractmethod
    def days(self, from_day: date, until: date) -> Iterator[date]:
        """Yield the days from `from_day` to `until`, both included, in order."""


@dataclass(frozen=True)
class Once(Rule):
    """One day, or a few that belong together: an exhibition, a camp."""

    day: date
    last_day: date

    repeats = False

    def days(self, from_day: date, until: date) -> Iterator[date]:
        """Yield its first day, whenever that is: what was is written down, too."""
        yield self.day


@dataclass(frozen=True)
class Weekly(Rule):
    """On days of the week (0 is Monday), every `every`th week counted from that of `first`."""

    first: date
    weekdays: frozenset[int]
    every: int = 1

    def days(self, from_day: date, until: date) -> Iterator[date]:
        monday = self.first - self.first.weekday() * DAY
        for day in _days(max(self.first, from_day), until):
            week = (day - monday).days // WEEK
            if day.weekday() in self.weekdays and week % self.every == 0:
                yield day


@dataclass(frozen=True)
class MonthlyByWeekday(Rule):
    """On the nth such weekday of a month: {2, LAST} and {5} are second and last Saturday."""

    first: date
    numbers: frozenset[int]
    weekdays: frozenset[int]

    def days(self, from_day: date, until: date) -> Iterator[date]:
        for day in _days(max(self.first, from_day), until):
            if day.weekday() in self.weekdays and self.numbers & _numbers_of(day):
                yield day


@dataclass(frozen=True)
class MonthlyByDate(Rule):
    """On a day of each month; a month that is too short has none."""

    first: date
    day_of_month: int

    def days(self, from_day: date, until: date) -> Iterator[date]:
        for day in _days(max(self.first, from_day), until):
            if day.day == self.day_of_month:
                yield day


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * DAY


def _numbers_of(day: date) -> set[int]:
    """Return which of its weekday in its month `day` is: the fifth may be the last, too."""
    nth = {(day.day - 1) // WEEK + 1}
    return nth | {LAST} if (day + WEEK * DAY).month != day.month else nth


@dataclass(frozen=True)
class Slot:
    """A date that follows from a series.

    Attributes:
        series: key of the series.
        day: the day that the series says; with the series, what the date is known by.
        starts_at, ends_at: with time zone; a whole day ends when the next one begins.
    """

    series: str
    day: date
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    repeats: bool


@dataclass(frozen=True)
class Series:
    """A rule, its hours, and what it leaves out.

    Attributes:
        key: stays the same while the rule and the hours change.
        starts, ends: local hours; both None: the whole day. An end before the start is the
            next day's.
        until: the last day that may be in it.
        skipped_months: 1 to 12.
        skips_holidays: leaves out public holidays and 29 December to 3 January.
        skipped_days: days left out one by one.
    """

    key: str
    rule: Rule
    starts: time | None = None
    ends: time | None = None
    until: date | None = None
    skipped_months: frozenset[int] = frozenset()
    skips_holidays: bool = False
    skipped_days: frozenset[date] = field(default_factory=frozenset)

    def days(self, from_day: date, until: date) -> Iterator[date]:
        last = min(until, self.until) if self.until else until
        return (day for day in self.rule.days(from_day, last) if not self._skips(day))

    def slots(self, from_day: date, until: date) -> Iterator[Slot]:
        """Yield the dates of a rule from `from_day` to `until`; a single one in any case."""
        for day in self.days(from_day, until):
            starts_at, ends_at = self._hours(day)
            yield Slot(self.key, day, starts_at, ends_at, self.starts is None, self.rule.repeats)

    def months_without(self, from_day: date, until: date) -> list[date]:
        """Return the first days of those whole months in which the rule finds no day.

        Months that are left out on purpose are not among them, nor those before it begins.
        """
        if isinstance(self.rule, Once):
            return []
        from_day = max(from_day, self.rule.first)
        found = {day.replace(day=1) for day in self.rule.days(from_day, until)}
        return [
            month
            for month in _whole_months(from_day, min(until, self.until or until))
            if month not in found and month.month not in self.skipped_months
        ]

    def _skips(self, day: date) -> bool:
        is_holiday = day in JAPANESE_HOLIDAYS or (day.month, day.day) in NEW_YEAR_CLOSURE
        return (
            day.month in self.skipped_months
            or day in self.skipped_days
            or (self.skips_holidays and is_holiday)
        )

    def _hours(self, day: date) -> tuple[datetime, datetime]:
        last_day = self.rule.last_day if isinstance(self.rule, Once) else day
        if self.starts is None or self.ends is None:
            return _at(day, time.min), _at(last_day + DAY, time.min)
        if last_day == day and self.ends <= self.starts:
            last_day += DAY
        return _at(day, self.starts), _at(last_day, self.ends)


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def _whole_months(from_day: date, until: date) -> Iterator[date]:
    month = from_day if from_day.day == 1 else _next_month(from_day)
    while _next_month(month) <= until + DAY:
        yield month
        month = _next_month(month)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + 32 * DAY).replace(day=1)


def horizon(today: date) -> date:
    """Return the last day of the months for which dates are made."""
    month = today.replace(day=1)
    for _month in range(MONTHS_AHEAD + 1):
        month = _next_month(month)
    return month - DAY
