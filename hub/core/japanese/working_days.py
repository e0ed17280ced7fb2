"""Days on which city hall is open: not weekends, holidays, or 29 December to 3 January."""

from datetime import date, timedelta

import holidays

NEW_YEAR_CLOSURE = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
JAPANESE_HOLIDAYS = holidays.country_holidays("JP")
SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Return whether city hall is open on `day`."""
    closed = (day.month, day.day) in NEW_YEAR_CLOSURE or day in JAPANESE_HOLIDAYS
    return day.weekday() < SATURDAY and not closed


def working_days_between(start: date, end: date) -> int:
    """Return how many working days came after `start`, up to and including `end`."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(map(is_working_day, days))


def after_working_days(start: date, days: int) -> date:
    """Return the day that is `days` working days after `start` (the day itself not counted)."""
    day = start
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day
