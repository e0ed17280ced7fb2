"""Cells: made harmless for spreadsheets, and read forgivingly."""

import re
import unicodedata
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hub.core.japanese.validators import normalise
from hub.core.partial_dates import PartialDate
from hub.forms.fields import DASHES, western_year

REST = r"(?:[年./-](?:(\d{1,2})[月./-]?(?:(\d{1,2})日?)?)?)?"
ERA_DATE = re.compile(r"((?:明治|大正|昭和|平成|令和|[MTSHR])(?:元|\d{1,2}))" + REST)
YEAR_DATE = re.compile(r"(\d{4})" + REST)
MIDNIGHT = re.compile(r"\s0?0:00(:00)?$")
YES = frozenset({"はい", "有", "有り", "あり", "可", "○", "〇", "◯", "1", "true", "yes", "y"})
NO = frozenset({"いいえ", "無", "無し", "なし", "不可", "×", "✕", "0", "false", "no", "n"})


def tidy(cell: str) -> str:
    """Return what a person meant to type: one kind of line end, no blanks around it."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def refuse_control_characters(text: str) -> None:
    """Raise ValidationError if `text` holds characters that no page and no feed can show."""
    if any(unicodedata.category(mark) in ("Cc", "Cs") and mark not in "\n\t" for mark in text):
        raise ValidationError(_("There are characters in it that cannot be shown."))


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

    It is as exact as it was written. 令和元年5月1日, R1.5.1, ２０１９年５月, 2019, 2019-05-01 and
    20190501 are all read.

    Raises:
        ValidationError: it is not a date.
    """
    typed = DASHES.sub("-", MIDNIGHT.sub("", normalise(text)))
    typed = re.sub(r"\s", "", typed)
    if re.fullmatch(r"\d{8}", typed):
        typed = f"{typed[:4]}-{typed[4:6]}-{typed[6:]}"
    if match := ERA_DATE.fullmatch(typed.upper()):
        year_of_era, month, day = match.groups()
        year = western_year(year_of_era)
    elif match := YEAR_DATE.fullmatch(typed):
        year, month, day = match.groups()
    else:
        raise ValidationError(_("Please write a date such as 2026-04-01 or 令和8年4月1日."))
    try:
        return PartialDate(int(year), *(int(part) for part in (month, day) if part))
    except ValueError as error:
        raise ValidationError(_("There is no such day.")) from error


def parse_flag(text: str) -> bool:
    """Return whether `text` says yes; an empty cell says no. Raises ValidationError."""
    typed = normalise(text).casefold()
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
