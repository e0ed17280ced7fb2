"""Which days a query names, in the words of seven languages: 今週末, 12月, 土曜, next week."""

import re
import unicodedata
from calendar import SATURDAY
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from events.choice import Span, span_of, span_of_month
from groups.choices import Weekday

DAY = timedelta(days=1)
WEEK = 7 * DAY


@dataclass(frozen=True)
class DaysAsked:
    """What a query says of days, and what else it says.

    Attributes:
        span: from when until when; None: any time.
        weekdays: codes of the facet of days; none: any.
        rest: the words that are left.
    """

    span: Span | None
    weekdays: tuple[str, ...]
    rest: str

    @property
    def names_days(self) -> bool:
        return self.span is not None or bool(self.weekdays)


def _week(today: date, weeks: int) -> Span:
    """Return the week that is `weeks` after this one, from Monday; of this one what is left."""
    monday = today - today.weekday() * DAY + weeks * WEEK
    return Span(max(today, monday), monday + 6 * DAY)


def _weekend(today: date, weeks: int) -> Span:
    if weeks == 0:
        return span_of("weekend", today)
    saturday = today + (SATURDAY - today.weekday()) * DAY + weeks * WEEK
    return Span(saturday, saturday + DAY)


def _month(today: date, months: int) -> Span:
    number = today.month - 1 + months
    return span_of_month(date(today.year + number // 12, number % 12 + 1, 1))


def _named_month(today: date, month: int) -> Span:
    """Return the next month of that name, this one included."""
    return span_of_month(date(today.year + (month < today.month), month, 1))


# Longer words stand before those that they begin with. A blank is any or none where the language
# writes none between words.
SPANS: tuple[tuple[str, Callable[[date], Span]], ...] = (
    (
        r"来週末|来週の週末|\bnext weekend\b|下周末|下个周末|다음 ?주 ?주말|\bcuối tuần sau\b|\bsusunod na weekend\b",
        lambda today: _weekend(today, 1),
    ),
    (
        r"今週末|今週の週末|週末|土日|\b(this )?weekend\b|[这本]?周末|(이번 ?(주 ?)?)?주말"
        r"|\bcuối tuần( này)?\b|\b(katapusan|dulo) ng linggo\b|\bngayong weekend\b",
        lambda today: _weekend(today, 0),
    ),
    (
        r"来週|\bnext week\b|下周|下星期|다음 ?주|\btuần (sau|tới)\b|\bsusunod na linggo\b",
        lambda today: _week(today, 1),
    ),
    (
        r"今週|\bthis week\b|[这本]周|[这本]星期|이번 ?주|\btuần này\b|\bngayong linggo\b|\blinggong ito\b",
        lambda today: _week(today, 0),
    ),
    (
        r"来月|\bnext month\b|下个?月|다음 ?달|\btháng (sau|tới)\b|\bsusunod na buwan\b",
        lambda today: _month(today, 1),
    ),
    (
        r"今月|\bthis month\b|[这本]个?月|이번 ?달|\btháng này\b|\bngayong buwan\b",
        lambda today: _month(today, 0),
    ),
    (
        r"明日|あした|\btomorrow\b|明天|내일|\bngày mai\b|\bbukas\b",
        lambda today: span_of("tomorrow", today),
    ),
    (
        r"今日|本日|\btoday\b|今天|오늘|\bhôm nay\b|\bngayong araw\b",
        lambda today: span_of("today", today),
    ),
)
MONTHS = {
    number: rf"\b({names})\b"
    for number, names in enumerate(
        (
            "january|enero",
            "february|pebrero",
            "march|marso",
            "april|abril",
            "(in|this|next) may|mayo",
            "june|hunyo",
            "july|hulyo",
            "august|agosto",
            "september|setyembre",
            "october|oktubre",
            "november|nobyembre",
            "december|disyembre",
        ),
        start=1,
    )
}
DAY_OF_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})[月월] ?(\d{1,2})[日일号]|(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])"
)
NUMBERED_MONTH = re.compile(r"(?<!\d)(\d{1,2})[月월](?!曜)|\btháng (\d{1,2})\b")
DAYS_OF_WEEK = {
    Weekday.MONDAY: r"月曜日?|げつよう|\bmondays?\b|(周|星期)一|월요일|\bthứ hai\b|\blunes\b",
    Weekday.TUESDAY: r"火曜日?|かよう|\btuesdays?\b|(周|星期)二|화요일|\bthứ ba\b|\bmartes\b",
    Weekday.WEDNESDAY: r"水曜日?|すいよう|\bwednesdays?\b|(周|星期)三|수요일|\bthứ tư\b|\bmiyerkules\b",
    Weekday.THURSDAY: r"木曜日?|もくよう|\bthursdays?\b|(周|星期)四|목요일|\bthứ năm\b|\bhuwebes\b",
    Weekday.FRIDAY: r"金曜日?|きんよう|\bfridays?\b|(周|星期)五|금요일|\bthứ sáu\b|\bbiyernes\b",
    Weekday.SATURDAY: r"土曜日?|どよう|\bsaturdays?\b|(周|星期)六|토요일|\bthứ bảy\b|\bsabado\b",
    Weekday.SUNDAY: r"日曜日?|にちよう|\bsundays?\b|(周|星期)[日天]|일요일|\bchủ nhật\b",
}
# Words that say no more than that something is on, and what joins words to days
EMPTY = re.compile(
    r"イベント|催し(もの)?|行事|\bevents?\b|\bwhat(’s|'s| is) on\b|活动|행사|\bsự kiện\b"
    r"|\b(kaganapan|pangyayari)\b|(?<!\w)(の|に|で|は|が|を|何かある|in|on|the|vào|sa|mga)(?!\w)"
)
PARTICLE = re.compile(r"^[のにではがをへ、，,・\s]+|[、，,・?？\s]+$")


def days_asked(text: str, today: date) -> DaysAsked:
    """Return the days that `text` names, seen from `today`."""
    left = unicodedata.normalize("NFKC", text).casefold()
    asked, left = _span(left, today)
    weekdays = []
    for code, words in DAYS_OF_WEEK.items():
        if re.search(words, left):
            weekdays.append(str(code))
            left = re.sub(words, " ", left)
    found = DaysAsked(asked, tuple(weekdays), "")
    if not found.names_days:
        return replace(found, rest=text)
    parts = (PARTICLE.sub("", part) for part in EMPTY.sub(" ", left).split())
    return replace(found, rest=" ".join(filter(None, parts)))


def _span(text: str, today: date) -> tuple[Span | None, str]:
    """Return the days from when until when, and the text without the words for them."""
    if (match := DAY_OF_MONTH.search(text)) and (day := _day(match, today)):
        return Span(day, day), DAY_OF_MONTH.sub(" ", text, count=1)
    for words, span in SPANS:
        if re.search(words, text):
            return span(today), re.sub(words, " ", text)
    if match := NUMBERED_MONTH.search(text):
        month = int(match[1] or match[2])
        if 1 <= month <= 12:
            return _named_month(today, month), NUMBERED_MONTH.sub(" ", text, count=1)
    for month, words in MONTHS.items():
        if re.search(words, text):
            return _named_month(today, month), re.sub(words, " ", text)
    return None, text


def _day(match: re.Match[str], today: date) -> date | None:
    """Return the next day of that month and number, None if there is none."""
    month, number = int(match[1] or match[3]), int(match[2] or match[4])
    for year in (today.year, today.year + 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= today:
            return day
    return None
