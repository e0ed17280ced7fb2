"""Kinds of values that events have: lists of codes, and dates as series."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlock

from hub.core.wording import enumerated, from_to, in_brackets
from hub.forms.kinds import Column, Line
from hub.occurrences.series import Once, Series, horizon
from hub.occurrences.words import dated, hours, series_in_words

MAX_SHOWN = 5


class CodeList(Column):
    """Codes of a list, in one column."""

    def __init__(self, choices: type[models.TextChoices]) -> None:
        self.choices = choices

    def lines(self, model: type[models.Model], name: str, value: Any) -> list[Line]:
        labels = [self.choices(code).label for code in value if code in self.choices.values]
        return [Line(enumerated(labels))] if labels else []

    def texts(self, value: Any) -> list[str]:
        return []


class Dates(Column):
    """Series of dates, as the blocks of a stream; read aloud with the next days that follow."""

    def read(self, found: models.Model, name: str) -> list[dict]:
        blocks = list(getattr(found, name).get_prep_value())
        return json.loads(json.dumps(blocks, cls=DjangoJSONEncoder))

    def write(self, found: models.Model, name: str, value: Any) -> None:
        setattr(found, name, self._block(type(found), name).to_python(value))

    def lines(self, model: type[models.Model], name: str, value: Any) -> list[Line]:
        series = self.series(model, name, value)
        words = [in_words(one) for one in series]
        return [Line(text) for text in (*words, next_days(series)) if text]

    def series(self, model: type[models.Model], name: str, value: Any) -> list[Series]:
        stream = self._block(model, name).to_python(value)
        return [block.value.series(block.id or "") for block in stream]

    def texts(self, value: Any) -> list[str]:
        return []

    def _block(self, model: type[models.Model], name: str) -> StreamBlock:
        return model._meta.get_field(name).stream_block


def in_words(series: Series) -> str:
    """Return when a series is: its rule, or its one day, with its hours."""
    today = timezone.localdate()
    rule = series.rule
    if isinstance(rule, Once):
        days = dated(rule.day, today)
        if rule.last_day != rule.day:
            days = from_to(days, dated(rule.last_day, today))
        [slot] = series.slots(rule.day, rule.day)
        return days if slot.all_day else f"{days} {hours(slot.starts_at, slot.ends_at)}"
    skipped = [dated(day, today) for day in sorted(series.skipped_days)]
    without = _("not on %(days)s") % {"days": enumerated(skipped)} if skipped else ""
    until = from_to("", dated(series.until, today)) if series.until else ""
    return series_in_words(series) + in_brackets(without) + (until and f" {until}")


def next_days(series: list[Series]) -> str:
    """Return how many dates follow from what repeats, and the first of them."""
    if all(isinstance(one.rule, Once) for one in series):
        return ""
    today = timezone.localdate()
    slots = [slot for one in series for slot in one.slots(today, horizon(today))]
    days = sorted({slot.day for slot in slots if slot.day >= today})
    if not days:
        return ""
    shown = enumerated(dated(day, today) for day in days[:MAX_SHOWN])
    more = "…" if len(days) > MAX_SHOWN else ""
    return _("%(number)s dates: %(days)s") % {"number": len(days), "days": shown + more}
