"""The next day on which something is that is said in words (毎月第2土曜 8:00〜、8月は休み)."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from hub.text.normalise import plain
from hub.text.numbers import with_digits
from hub.text.weekdays import DAYS, Recurrence, recurrences

DAYS_AHEAD = 100  # what is not within a season is not "next"
_BRACKETS = re.compile(r"\([^()]*\)")
_MONTHS = r"\d{1,2}月(?:[・、,と]\d{1,2}月)*"
_CLOCK = r"(?P<half>午前|午後|朝|夜|夕方)?(?P<hour>\d{1,2})(?::(?P<minute>\d\d)|時(?P<rest>半|\d{1,2}分)?)"
_IN_MONTHS = re.compile(rf"(?P<months>{_MONTHS})は(?:お?休み|(?P<time>{_CLOCK})(?:から|[~〜-])?)")
_START = re.compile(rf"(?<![~〜\-\d:])(?<!から){_CLOCK}")
# Words that may say that it is not on such a day after all.
_EXCEPTION = re.compile(r"[休除月週曜祝盆]|中止|年末|年始|場合")
_AFTERNOON = ("午後", "夜", "夕方")


@dataclass(frozen=True)
class NextTime:
    """A day, and when it begins if the words say one time."""

    day: date
    starts: time | None = None


def next_time(words: str, today: date) -> NextTime | None:
    """Return the next time, today included; None where `words` leave any doubt about the day."""
    text = with_digits(plain(words))
    notes = " ".join(_BRACKETS.findall(text))
    main = _BRACKETS.sub("", text)
    own = {month: found for found in _IN_MONTHS.finditer(notes) for month in _months(found)}
    rest = _IN_MONTHS.sub("", notes)
    parts = _parts(main)
    if not parts or "平日" in main or _EXCEPTION.search(rest):
        return None
    for ahead in range(DAYS_AHEAD):
        day = today + timedelta(days=ahead)
        for rules, starts in parts:
            if not any(_is_on(rule, day) for rule in rules):
                continue
            found = own.get(day.month)
            if found is None:
                return NextTime(day, None if _START.search(rest) else starts)
            if found["time"]:
                return NextTime(day, _time(found))
    return None


def _parts(text: str) -> list[tuple[list[Recurrence], time | None]]:
    """Return the rules of `text`, and when what they say begins; each part's own where it has one.

    Nothing if one of them leaves a doubt (every second week: from when?).
    """
    clauses = [(recurrences(part), _only_start(part)) for part in re.split("[、,]", text)]
    if not all(rules and starts for rules, starts in clauses):
        clauses = [(recurrences(text), _only_start(text))]
    rules = [rule for found, _starts in clauses for rule in found]
    return clauses if rules and all(rule.interval == 1 for rule in rules) else []


def _months(found: re.Match[str]) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", found["months"])]


def _is_on(rule: Recurrence, day: date) -> bool:
    codes = tuple(DAYS.values())
    code = codes[day.weekday()]
    if rule.freq == "WEEKLY":
        return code in rule.byday
    nth = (day.day - 1) // 7 + 1
    is_last = (day + timedelta(days=7)).month != day.month
    return f"{nth}{code}" in rule.byday or (is_last and f"-1{code}" in rule.byday)


def _only_start(text: str) -> time | None:
    """Return the one time at which all of it begins; None if there are several, or none."""
    starts = {_time(found) for found in _START.finditer(text)}
    return starts.pop() if len(starts) == 1 else None


def _time(found: re.Match[str]) -> time | None:
    hour = int(found["hour"])
    if found["half"] in _AFTERNOON and hour < 12:
        hour += 12
    rest = found["minute"] or (found["rest"] or "").replace("半", "30").rstrip("分") or "0"
    return time(hour, int(rest)) if hour < 24 and int(rest) < 60 else None
