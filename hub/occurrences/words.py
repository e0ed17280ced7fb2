"""Dates and series in words, in the language that is active."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from hub.core.wording import day_in_words, enumerated, from_to, in_brackets
from hub.occurrences.series import (
    LAST,
    MonthlyByDate,
    MonthlyByWeekday,
    Once,
    Rule,
    Series,
    Weekly,
)

NUMBERS: dict[int, Promise] = {
    1: pgettext_lazy("weekday of a month", "1st"),
    2: pgettext_lazy("weekday of a month", "2nd"),
    3: pgettext_lazy("weekday of a month", "3rd"),
    4: pgettext_lazy("weekday of a month", "4th"),
    5: pgettext_lazy("weekday of a month", "5th"),
    LAST: pgettext_lazy("weekday of a month", "last"),
}


def clock(moment: datetime) -> str:
    """Return the local hour as on a clock: 9:00."""
    local = timezone.localtime(moment)
    return f"{local.hour}:{local.minute:02d}"


def dated(day: date, today: date) -> str:
    """Return `day` in words, with its year where that is not the year of `today`."""
    if day.year == today.year:
        return day_in_words(day)
    return date_format(day, "DATE_FORMAT") + in_brackets(date_format(day, "D"))


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """Return the hours from when until when; the first alone where no end is known."""
    return clock(starts_at) if starts_at == ends_at else from_to(clock(starts_at), clock(ends_at))


def rule_in_words(rule: Rule) -> str:
    """Return what repeats, "" for what does not."""
    if isinstance(rule, Weekly):
        days = enumerated(WEEKDAYS[number] for number in sorted(rule.weekdays))
        if rule.every == 1:
            return _("Every %(days)s") % {"days": days}
        return _("Every %(every)s weeks on %(days)s") % {"every": rule.every, "days": days}
    if isinstance(rule, MonthlyByWeekday):
        numbers = sorted(rule.numbers, key=list(NUMBERS).index)
        return _("The %(numbers)s %(days)s of each month") % {
            "numbers": enumerated(NUMBERS[number] for number in numbers),
            "days": enumerated(WEEKDAYS[number] for number in sorted(rule.weekdays)),
        }
    if isinstance(rule, MonthlyByDate):
        return _("Day %(day)s of each month") % {"day": rule.day_of_month}
    return ""


def series_in_words(series: Series) -> str:
    """Return what repeats, at which hours, and when not; "" for what does not repeat."""
    if isinstance(series.rule, Once):
        return ""
    said = rule_in_words(series.rule)
    if series.starts is not None and series.ends is not None:
        said += " " + from_to(f"{series.starts:%-H:%M}", f"{series.ends:%-H:%M}")
    exceptions = []
    if series.skipped_months:
        months = enumerated(MONTHS[number] for number in sorted(series.skipped_months))
        exceptions.append(_("not in %(months)s") % {"months": months})
    if series.skips_holidays:
        exceptions.append(pgettext("series of dates", "not on public holidays"))
    return said + in_brackets(enumerated(exceptions))


def months_without_in_words(months: list[date], today: date) -> list[str]:
    """Return for each of `months` that it has no date."""
    return [
        _("None in %(month)s")
        % {
            "month": MONTHS[month.month]
            if month.year == today.year
            else date_format(month, "YEAR_MONTH_FORMAT")
        }
        for month in months
    ]
