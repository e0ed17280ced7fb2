"""On which days something is, told from the words in which people say it (第1・第3金曜 17:00〜20:00)."""

import re
from dataclasses import dataclass

from hub.text.normalise import plain
from hub.text.numbers import with_digits

DAYS = dict(zip("月火水木金土日", ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
_DAY = "[月火水木金土日]"
_AND = "[・,、と/]?"
_TIME = r"(?:午前|午後|朝|夜|夕方|昼)?\d{1,2}(?::\d\d|時(?:半|\d{1,2}分)?)"
_RULE = re.compile(
    rf"(?P<every>毎週|毎月|隔週)?の?(?P<nth>(?:第[1-5]|最終)(?:{_AND}(?:第?[1-5](?!\d|:|時)|最終))*)?(?:週の?|の)?"
    rf"(?:(?P<first>{_DAY})(?:曜日?)?[~〜-](?P<last>{_DAY})曜日?|(?P<weekdays>平日)"
    rf"|(?P<days>{_DAY}(?:曜日?)?(?:{_AND}{_DAY}(?:曜日?|(?={_AND}{_DAY}|\s|\d|$)))*))"
)
# What says nothing about the days.
_REST = re.compile(
    rf"の?{_TIME}(?:(?:[~〜-]|から){_TIME})?(?:[~〜-]|まで|から)?|[、,。・/\s]+|に?(?:開催|活動|集まります)|\([^()月週休除]*決行\)"
)


@dataclass(frozen=True)
class Recurrence:
    """What an iCalendar rule says (RFC 5545, 3.3.10)."""

    freq: str
    byday: tuple[str, ...]
    interval: int = 1


def recurrences(words: str) -> list[Recurrence]:
    """Return on which days something is, or nothing if `words` say anything else about it.

    A day of the week alone is each week's (火曜 19:00〜21:00). Of 偶数月の第2日曜, 土曜（8月は休み）
    or 随時 nothing is returned: a rule that is wrong on one day is wrong.
    """
    text = with_digits(plain(words))
    found, place = [], 0
    while place < len(text):
        if rest := _REST.match(text, place):
            place = rest.end()
        elif (rule := _RULE.match(text, place)) and (one := _recurrence(rule)):
            found.append(one)
            place = rule.end()
        else:
            return []
    return found


def _recurrence(rule: re.Match[str]) -> Recurrence | None:
    days = _days(rule)
    if rule["nth"]:
        if rule["every"] in ("毎週", "隔週"):
            return None
        places = [part.replace("最終", "-1") for part in re.findall(r"最終|\d", rule["nth"])]
        return Recurrence("MONTHLY", tuple(place + day for place in places for day in days))
    if rule["every"] == "毎月" or not days:
        return None
    return Recurrence("WEEKLY", days, 2 if rule["every"] == "隔週" else 1)


def _days(rule: re.Match[str]) -> tuple[str, ...]:
    codes = tuple(DAYS.values())
    if rule["weekdays"]:
        return codes[:5]
    if rule["first"]:
        first, last = (codes.index(DAYS[rule[name]]) for name in ("first", "last"))
        return codes[first : last + 1]
    letters = re.findall(rf"{_DAY}(?=曜|{_AND}{_DAY}|$|\s|\d)", re.sub("曜日", "曜", rule["days"]))
    return tuple(dict.fromkeys(DAYS[letter] for letter in letters))
