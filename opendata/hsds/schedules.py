"""When a group meets, as HSDS schedules: a rule only where its words leave no doubt."""

import uuid

from groups.choices import Weekday
from hub.text.weekdays import recurrences
from opendata.hsds.ids import part_id

BYDAY = {day: day[:2].upper() for day in Weekday.values if day != Weekday.ANY}
JAPAN = 9  # hours before UTC


def schedules(
    key: uuid.UUID, words: str, codes: list[str], description: str
) -> list[dict[str, object]]:
    """Return the schedules of a group, without the service.

    Args:
        key: the group's.
        words: when it meets, in Japanese.
        codes: the days of the week that it has chosen.
        description: `words` in the language of the answer.
    """
    days = [BYDAY[code] for code in codes if code in BYDAY]
    if not days and not words:
        return []
    return [
        {
            "id": part_id(key, "schedule", *([number] if number else [])),
            **rule,
            "timezone": JAPAN if rule else None,
            "description": description,
        }
        for number, rule in enumerate(_rules(words, days))
    ]


def _rules(words: str, days: list[str]) -> list[dict[str, object]]:
    """Return the rules that `words` say, or the days alone where they say more, less or others."""
    found = recurrences(words)
    named = {day[-2:] for one in found for day in one.byday}
    if not found or (days and named != set(days)):
        return [{"byday": ",".join(days)} if days else {}]
    return [
        {
            "freq": one.freq,
            "byday": ",".join(one.byday),
            "interval": one.interval if one.interval > 1 else None,
        }
        for one in found
    ]
