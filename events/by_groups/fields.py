"""Days and hours as people type them."""

import re
from datetime import date, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.text.dates import read_date
from hub.text.normalise import plain
from hub.text.numbers import with_digits

MAX_DAYS = 60
MAX_YEARS_AHEAD = 3
FIRST_YEAR = 2000
_HOUR = re.compile(r"(\d{1,2})(?:[:時](\d{1,2})?分?)?")
_MONTH_AND_DAY = re.compile(r"(\d{1,2})(?:[/.-]|月)(\d{1,2})日?")
_BETWEEN = re.compile(r"[\s、,;]+")
NO_DAY = _("Please write days such as 2027-01-09.")


def read_day(typed: str) -> date:
    """Return the day that is typed; one without a year is the next such day.

    Raises:
        ValidationError: it is none, or too far away.
    """
    text = with_digits(plain(typed)).strip()
    today = timezone.localdate()
    try:
        if short := _MONTH_AND_DAY.fullmatch(text):
            month, day = map(int, short.groups())
            found = date(today.year, month, day)
            found = found if found >= today else date(today.year + 1, month, day)
        else:
            found = date(*(read_date(text) or ()))
    except (TypeError, ValueError) as error:
        raise forms.ValidationError(NO_DAY, "invalid") from error
    if not FIRST_YEAR <= found.year <= today.year + MAX_YEARS_AHEAD:
        raise forms.ValidationError(_("Please check the year."), "year")
    return found


class DayField(forms.DateField):
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def to_python(self, value: object) -> date | None:
        return read_day(str(value)) if value else None


class HourField(forms.TimeField):
    """An hour: 9:30, 9時半."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {"invalid": _("Please write an hour such as 9:30.")}

    def to_python(self, value: object) -> time | None:
        text = with_digits(plain(str(value or ""))).strip().replace("半", "30分")
        if not text:
            return None
        found = _HOUR.fullmatch(text.removesuffix(":00") if text.count(":") > 1 else text)
        try:
            return time(*(int(part) for part in found.groups() if part))
        except (AttributeError, ValueError) as error:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid") from error


class DaysField(forms.CharField):
    """Some days, one beside the other or one a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: object) -> list[str]:
        parts = [part for part in _BETWEEN.split(plain(str(value or ""))) if part]
        if len(parts) > MAX_DAYS:
            raise forms.ValidationError(_("These are too many days."), "most")
        return sorted({read_day(part).isoformat() for part in parts})
