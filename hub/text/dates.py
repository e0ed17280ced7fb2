"""Dates and years as people and spreadsheets write them, in the Western and the Japanese calendar."""

import re
from datetime import date, timedelta

from hub.text.normalise import with_hyphens
from hub.text.numbers import with_digits

# How people write each era, and the Western year before its first.
ERAS = {
    ("明治", "明", "m"): 1867,
    ("大正", "大", "t"): 1911,
    ("昭和", "昭", "s"): 1925,
    ("平成", "平", "h"): 1988,
    ("令和", "令", "r"): 2018,
}
_ERA = r"(?P<era>明治?|大正?|昭和?|平成?|令和?|[mtshr])\.?(?P<era_year>元|\d{1,2})"
_SAID_TWICE = re.compile(r"年?\((?:西暦)?(?:\d{4}|[^\d()]{1,3}\d{1,2}|[^\d()]{2}元)年?\)年?")
_BETWEEN = r"(?:年度?|月|[./・-])"
_DATE = re.compile(
    rf"(?:西暦|紀元)?(?:{_ERA}|(?P<year>\d{{4}})){_BETWEEN}?"
    rf"(?:(?<=\D)(?P<month>\d{{1,2}}){_BETWEEN}?(?:(?<=\D)(?P<day>\d{{1,2}})日?)?)?"
)
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)?")
# What says no more than the date: a time of day, a day of the week, "about", "founded".
_AROUND = re.compile(
    r"t?(?:午前|午後|am|pm)?\d{1,2}(?:時|:\d\d)(?:\d\d分|:\d\d(?:\.\d+)?)?z?$|(?<=日)\d{1,2}:\d\d.*$|\([月火水木金土日](?:曜日?)?\)"
    r"|(?:頃|ごろ|ころ|[上中下]旬|吉日|(?<=年)[春夏秋冬]|設立|創立|発足|結成|開設|認証|登記|より|から)+$|^(?:設立|創立|約)"
)
# A spreadsheet counts days from here when it forgets that a cell was a date.
_DAY_ZERO = date(1899, 12, 30)
_SERIAL = re.compile(r"([1-7]\d{4})(?:\.\d+)?")


def read_date(typed: str) -> tuple[int, ...] | None:
    """Return (year,), (year, month) or (year, month, day), as exactly as it is written, or None.

    令和元年5月1日, R1.5.1, ２０１９年五月, 平成31(2019)年, 2019/5/1 9:30, 20190501 and the number
    43586 of a spreadsheet are all read. Whether the calendar has the day is not asked.
    """
    text = with_digits(with_hyphens(typed)).casefold()
    if serial := _SERIAL.fullmatch(text):
        day = _DAY_ZERO + timedelta(days=int(serial[1]))
        return day.year, day.month, day.day
    # What follows is the time of day.
    text = re.sub(r"\s+(?=t?(?:午前|午後|am|pm)?\d{1,2}(?:時|:))", "t", text)
    text = re.sub(r"(?<=\d)\s+(?=\d)", "/", text.strip())
    text = _AROUND.sub("", re.sub(r"\s", "", text))
    text = _SAID_TWICE.sub("年", text)
    if digits := _DIGITS.fullmatch(text):
        return tuple(int(part) for part in digits.groups() if part)
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else _western(match["era"], match["era_year"])
    return year, *(int(part) for part in (match["month"], match["day"]) if part)


def _western(era: str, year: str) -> int:
    before = next(start for names, start in ERAS.items() if era in names)
    return before + (1 if year == "元" else int(year))
