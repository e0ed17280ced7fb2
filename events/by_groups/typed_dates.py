"""Series of dates as the blocks of a page hold them, and as a few fields of a form ask for them.

A form has one rule and single days beside it. What the admin's editor wrote beyond that stays.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.forms.kinds import new_row_id
from hub.occurrences.series import WEEK

Block = dict[str, Any]
LAST_NUMBER = 5


class How(models.TextChoices):
    """How often something is."""

    DAY = "day", _("Once: one day, or several days together")
    WEEKLY = "weekly", _("Every week")
    FORTNIGHTLY = "fortnightly", _("Every second week")
    MONTHLY = "monthly", pgettext_lazy("how often", "Every month on a day of the week")
    DAY_OF_MONTH = "day_of_month", pgettext_lazy("how often", "Every month on a date")


EVERY = {How.WEEKLY: 1, How.FORTNIGHTLY: 2}
HOURS = ("starts", "ends")


@dataclass(frozen=True)
class Parts:
    """The blocks of a page as a form sees them."""

    main: Block | None
    further: list[Block]
    others: list[Block]


def parts_of(blocks: list[Block]) -> Parts:
    """Return which block is the rule, which are further days with its hours, and which are neither."""
    main = next((block for block in blocks if how_of(block)), None)
    if main is None:
        return Parts(None, [], blocks)
    rest = [block for block in blocks if block is not main]
    further = [block for block in rest if _is_further(block, main)]
    return Parts(main, further, [block for block in rest if block not in further])


def _is_further(block: Block, main: Block) -> bool:
    value = block["value"]
    is_day = block["type"] == How.DAY and not value.get("last_day")
    return is_day and all(value.get(name) == main["value"].get(name) for name in HOURS)


def how_of(block: Block) -> str:
    """Return how often a block's dates are, "" if no form can say it."""
    if block["type"] != "weekly":
        return block["type"]
    return next((how for how, every in EVERY.items() if every == block["value"]["every"]), "")


def typed_of(blocks: list[Block]) -> dict[str, Any]:
    """Return what the fields of a form show of blocks."""
    parts = parts_of(blocks)
    if parts.main is None:
        return {"how": How.DAY}
    value = parts.main["value"]
    is_day = parts.main["type"] == How.DAY
    return {
        "how": how_of(parts.main),
        "first": value["day" if is_day else "first"],
        "until": value.get("last_day" if is_day else "until"),
        "starts": value["starts"],
        "ends": value["ends"],
        "weekdays": value.get("weekdays", []),
        "numbers": value.get("numbers", []),
        "skipped_months": value.get("skipped_months", []),
        "skips_holidays": value.get("skips_holidays", False),
        "skipped_days": [item["value"] for item in value.get("skipped_days", [])],
        "further_days": [block["value"]["day"] for block in parts.further],
    }


def blocks_of(typed: dict[str, Any], current: list[Block]) -> list[Block]:
    """Return the blocks that a valid form says; keys of blocks and days that stay are kept.

    Args:
        typed: what the fields hold; without a first day nothing is said.
        current: the blocks as they are.
    """
    parts = parts_of(current)
    if typed["first"] is None:
        return parts.others
    hours = {name: typed[name] and typed[name].isoformat() for name in HOURS}
    kind, value = _rule(typed, parts.main)
    key = parts.main["id"] if parts.main else new_row_id()
    main = {"type": kind, "value": value | hours, "id": key}
    keys = {block["value"]["day"]: block["id"] for block in parts.further}
    further = [
        {
            "type": How.DAY.value,
            "value": {"day": day, "last_day": None} | hours,
            "id": keys.get(day) or new_row_id(),
        }
        for day in typed["further_days"]
    ]
    return [main, *further, *parts.others]


def _rule(typed: dict[str, Any], main: Block | None) -> tuple[str, dict[str, Any]]:
    how, first = How(typed["how"]), typed["first"]
    until = typed["until"] and typed["until"].isoformat()
    if how == How.DAY:
        return "day", {"day": first.isoformat(), "last_day": until}
    value = {
        "first": first.isoformat(),
        "until": until,
        "skipped_months": typed["skipped_months"],
        "skips_holidays": typed["skips_holidays"],
        "skipped_days": _items(typed["skipped_days"], main),
    }
    if how == How.DAY_OF_MONTH:
        return "day_of_month", value | {"day_of_month": first.day}
    value["weekdays"] = typed["weekdays"] or [str(first.weekday())]
    if how == How.MONTHLY:
        return "monthly", value | {"numbers": typed["numbers"] or [_number_of(first)]}
    return "weekly", value | {"every": EVERY[how]}


def _number_of(day: date) -> str:
    """Return which of its weekday in its month a day is."""
    return str(min((day.day - 1) // WEEK + 1, LAST_NUMBER))


def _items(days: list[str], main: Block | None) -> list[dict[str, str]]:
    """Return days as the items of a list block; those that stay keep their keys."""
    known = {
        item["value"]: item["id"] for item in (main or {}).get("value", {}).get("skipped_days", [])
    }
    return [{"type": "item", "value": day, "id": known.get(day) or new_row_id()} for day in days]
