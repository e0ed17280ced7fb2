"""Cells: made harmless for spreadsheets, and read forgivingly."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hub.core.partial_dates import PartialDate
from hub.text.dates import read_date
from hub.text.letters import LINE_ENDS
from hub.text.normalise import plain

# A line end of xlsx that other programs write out.
ESCAPED_RETURN = re.compile("_x000[dD]_")
YES = frozenset({"はい", "有", "有り", "あり", "可", "○", "〇", "◯", "1", "true", "yes", "y"})
NO = frozenset({"いいえ", "無", "無し", "なし", "不可", "×", "✕", "0", "false", "no", "n"})


def tidy(cell: str) -> str:
    """Return what a person meant to type: one kind of line end, no blanks around it."""
    return LINE_ENDS.sub("\n", ESCAPED_RETURN.sub("\r", cell)).strip()


def parse_day(text: str) -> date:
    """Return the day that `text` names (see `parse_partial_date`).

    Raises:
        ValidationError: it is not a date, or no more than a month.
    """
    found = parse_partial_date(text)
    if found.day is None:
        raise ValidationError(_("Please write a date such as 2026-04-01 or 令和8年4月1日."))
    return found.first_day


def parse_partial_date(text: str) -> PartialDate:
    """Return the date that `text` names, in the Western or the Japanese calendar.

    It is as exact as it was written (see `hub.text.dates.read_date`).

    Raises:
        ValidationError: it is not a date.
    """
    found = read_date(text)
    if found is None:
        raise ValidationError(_("Please write a date such as 2026-04-01 or 令和8年4月1日."))
    try:
        return PartialDate(*found)
    except ValueError as error:
        raise ValidationError(_("There is no such day.")) from error


def parse_flag(text: str) -> bool:
    """Return whether `text` says yes; an empty cell says no. Raises ValidationError."""
    typed = plain(text).casefold()
    if typed in YES:
        return True
    if typed in NO or not typed:
        return False
    raise ValidationError(_("Please write はい or いいえ."))


def write_lines(items: list[str]) -> str:
    """Return `items` as lines of one cell; a line break within an item is written as \\n."""
    return "\n".join(item.replace("\\", "\\\\").replace("\n", "\\n") for item in items)


def read_lines(text: str) -> list[str]:
    """Return the items of `write_lines`, without empty ones."""
    items = [_unescape(line) for line in text.split("\n")]
    return [item for item in items if item.strip()]


def _unescape(line: str) -> str:
    return re.sub(r"\\(n|\\)", lambda match: "\n" if match[1] == "n" else "\\", line)
