"""How series of dates are typed: a block for each way in which people say when something is."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from hub.occurrences.series import (
    MonthlyByDate,
    MonthlyByWeekday,
    Once,
    Rule,
    Series,
    Weekly,
)
from hub.occurrences.words import NUMBERS

Value = blocks.StructValue


class SeriesValue(blocks.StructValue):
    """What stands in one block; `rule` says how its days are found."""

    @property
    def rule(self) -> Rule:
        raise NotImplementedError

    def series(self, key: str) -> Series:
        """Return the series; `key` is the block's own, which stays while the rest changes."""
        return Series(key, self.rule, self["starts"], self["ends"], **self._exceptions())

    def _exceptions(self) -> dict[str, Any]:
        return {
            "until": self["until"],
            "skipped_months": frozenset(map(int, self["skipped_months"])),
            "skips_holidays": self["skips_holidays"],
            "skipped_days": frozenset(self["skipped_days"]),
        }


class DayValue(SeriesValue):
    @property
    def rule(self) -> Rule:
        return Once(self["day"], self["last_day"] or self["day"])

    def _exceptions(self) -> dict[str, Any]:
        return {}


class WeeklyValue(SeriesValue):
    @property
    def rule(self) -> Rule:
        return Weekly(self["first"], frozenset(map(int, self["weekdays"])), self["every"])


class MonthlyValue(SeriesValue):
    @property
    def rule(self) -> Rule:
        numbers = frozenset(map(int, self["numbers"]))
        return MonthlyByWeekday(self["first"], numbers, frozenset(map(int, self["weekdays"])))


class DayOfMonthValue(SeriesValue):
    @property
    def rule(self) -> Rule:
        return MonthlyByDate(self["first"], self["day_of_month"])


def _several(label: str, choices: dict[int, object], **kwargs: Any) -> blocks.MultipleChoiceBlock:
    return blocks.MultipleChoiceBlock(
        label=label,
        choices=[(str(number), name) for number, name in choices.items()],
        widget=CheckboxSelectMultiple,
        **kwargs,
    )


def _weekdays() -> blocks.MultipleChoiceBlock:
    return _several(_("Days of the week"), WEEKDAYS)


class HoursBlock(blocks.StructBlock):
    """Hours of each date; without any it goes on for the whole day."""

    starts = blocks.TimeBlock(
        label=pgettext_lazy("of an event", "Begins at"),
        required=False,
        help_text=_("Leave both hours empty if it goes on for the whole day."),
    )
    ends = blocks.TimeBlock(label=pgettext_lazy("of an event", "Ends at"), required=False)

    def clean(self, value: Value) -> Value:
        cleaned = super().clean(value)
        if (cleaned["starts"] is None) != (cleaned["ends"] is None):
            empty = "ends" if cleaned["ends"] is None else "starts"
            raise _error(empty, _("Give both hours, or neither."))
        return cleaned


def _error(name: str, message: str) -> blocks.StructBlockValidationError:
    return blocks.StructBlockValidationError(block_errors={name: ValidationError(message)})


class DayBlock(HoursBlock):
    day = blocks.DateBlock(label=pgettext_lazy("of an event", "Day"))
    last_day = blocks.DateBlock(
        label=_("Last day"), required=False, help_text=_("If it goes on for several days.")
    )

    class Meta:
        icon = "date"
        label = _("One day, or several days together")
        form_layout = ["day", "last_day"]
        value_class = DayValue

    def clean(self, value: Value) -> Value:
        cleaned = super().clean(value)
        if cleaned["last_day"] and cleaned["last_day"] < cleaned["day"]:
            raise _error("last_day", _("The end is before the beginning."))
        return cleaned


class RepeatedBlock(HoursBlock):
    """What repeats, and its exceptions."""

    first = blocks.DateBlock(label=_("From which day on"))
    until = blocks.DateBlock(label=_("Until which day"), required=False)
    skipped_months = _several(_("Not in these months"), MONTHS, required=False)
    skips_holidays = blocks.BooleanBlock(
        label=_("Not on public holidays, nor from 29 December to 3 January"), required=False
    )
    skipped_days = blocks.ListBlock(
        blocks.DateBlock(label=pgettext_lazy("of an event", "Day")),
        label=_("Not on these days"),
        default=[],
    )

    def clean(self, value: Value) -> Value:
        cleaned = super().clean(value)
        until: date | None = cleaned["until"]
        if until and until < cleaned["first"]:
            raise _error("until", _("The end is before the beginning."))
        return cleaned


class WeeklyBlock(RepeatedBlock):
    weekdays = _weekdays()
    every = blocks.IntegerBlock(
        label=_("Every how many weeks"), default=1, min_value=1, max_value=12
    )

    class Meta:
        icon = "repeat"
        label = _("Every week, or every few weeks")
        value_class = WeeklyValue
        form_layout = ["weekdays", "every"]


class MonthlyBlock(RepeatedBlock):
    numbers = _several(_("Which of the month"), NUMBERS)
    weekdays = _weekdays()

    class Meta:
        icon = "repeat"
        label = _("Every month on a day of the week")
        form_layout = ["numbers", "weekdays"]
        value_class = MonthlyValue


class DayOfMonthBlock(RepeatedBlock):
    day_of_month = blocks.IntegerBlock(label=_("Day of the month"), min_value=1, max_value=31)

    class Meta:
        icon = "repeat"
        label = _("Every month on a date")
        form_layout = ["day_of_month"]
        value_class = DayOfMonthValue


class DatesBlock(blocks.StreamBlock):
    day = DayBlock()
    weekly = WeeklyBlock()
    monthly = MonthlyBlock()
    day_of_month = DayOfMonthBlock()
