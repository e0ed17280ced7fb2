"""When a place is open: days of the week, each from and until an hour."""

from collections.abc import Iterable
from datetime import time

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hub.core.wording import enumerated
from hub.places.choices import Day

ORDER = list(Day.values)


class OpenOnDaysValue(blocks.StructValue):
    """Days, and from when until when the place is open on them."""

    @property
    def days_in_words(self) -> str:
        """The days as people say them: 月～金、日."""
        return enumerated(_words(run) for run in runs(self["days"]))

    @property
    def hours(self) -> str:
        return f"{clock(self['opens'])}～{clock(self['closes'])}"


class OpenOnDaysBlock(blocks.StructBlock):
    days = blocks.MultipleChoiceBlock(
        label=_("Days"), choices=Day.choices, widget=CheckboxSelectMultiple
    )
    opens = blocks.TimeBlock(label=_("Open from"))
    closes = blocks.TimeBlock(label=_("Open until"))

    class Meta:
        icon = "time"
        label = _("Days and hours")
        value_class = OpenOnDaysValue

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if cleaned["closes"] <= cleaned["opens"]:
            error = ValidationError(_("It closes before it opens."))
            raise blocks.StructBlockValidationError(block_errors={"closes": error})
        return cleaned


class OpeningBlock(blocks.StreamBlock):
    on_days = OpenOnDaysBlock()


def clock(moment: time) -> str:
    """Return an hour as on a clock: 9:00."""
    return f"{moment.hour}:{moment.minute:02d}"


def runs(days: Iterable[str]) -> list[list[str]]:
    """Return the codes of `days` in the order of the week, those that follow each other together."""
    found: list[list[str]] = []
    for code in sorted(days, key=ORDER.index):
        if found and ORDER.index(code) == ORDER.index(found[-1][-1]) + 1:
            found[-1].append(code)
        else:
            found.append([code])
    return found


def _words(run: list[str]) -> str:
    first, last = (str(Day(code).label) for code in (run[0], run[-1]))
    if len(run) == 1:
        return first
    return f"{first}～{last}" if len(run) > 2 else enumerated([first, last])
