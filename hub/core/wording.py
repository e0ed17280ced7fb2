"""How languages put words together."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

IDEOGRAPHIC_COMMA = ("ja", "zh")
FULL_WIDTH = {"ja", "zh"}  # languages whose punctuation is as wide as their letters


def enumerated(items: Iterable[object]) -> str:
    """Return the labels of `items` in a row, with the comma of the active language."""
    comma = "、" if (get_language() or "").startswith(IDEOGRAPHIC_COMMA) else ", "
    return comma.join(str(getattr(item, "label", item)) for item in items)


def is_full_width() -> bool:
    """Return whether the active language's punctuation is as wide as its letters."""
    return (get_language() or "").split("-")[0] in FULL_WIDTH


def colon() -> str:
    """Return a colon after a label; full-width, and without a space, beside Japanese and Chinese."""
    return "：" if is_full_width() else ": "


def in_brackets(text: object) -> str:
    """Return words in brackets that follow others, nothing for no words."""
    if not text:
        return ""
    return f"（{text}）" if is_full_width() else f" ({text})"


def until() -> str:
    """Return what stands between the ends of a period or a range."""
    return "～" if is_full_width() else "~" if get_language() == "ko" else " – "


def from_to(first: object, last: object) -> str:
    """Return a range in the language's own form: 9:00～11:00."""
    return f"{first}{until()}{last}"


def day_in_words(day: date) -> str:
    """Return a day near enough to be said without its year, and its weekday: 12月12日（土）."""
    return date_format(day, "MONTH_DAY_FORMAT") + in_brackets(date_format(day, "D"))
