"""The next day is said only where the words leave no doubt about it."""

from datetime import date, time

import pytest

from hub.text.next_days import next_time

MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("words", "day", "starts"),
    [
        ("毎月第2土曜 8:00〜9:30（小雨決行、7月・8月は7:00から）", date(2026, 12, 12), time(8)),
        ("第1・第3金曜 17:00〜20:00", date(2026, 12, 4), time(17)),
        ("日曜 14:00〜16:00、水曜 19:00〜20:30", date(2026, 12, 2), time(19)),
        ("火曜・木曜 18:00〜20:00", date(2026, 12, 1), time(18)),
        ("月曜〜土曜 9:00〜17:00", MONDAY, time(9)),
        ("最終金曜 18時〜", date(2026, 12, 25), time(18)),
        ("第2土曜 午後1時半から3時", date(2026, 12, 12), time(13, 30)),
        ("毎週水曜", date(2026, 12, 2), None),
        ("火曜・土曜 9:00〜11:00（夏は8:00から）", date(2026, 12, 1), None),
    ],
)
def test_the_next_time_in_plain_words(words, day, starts):
    found = next_time(words, MONDAY)
    assert (found.day, found.starts) == (day, starts)


@pytest.mark.parametrize(
    ("today", "day", "starts"),
    [
        (date(2027, 6, 30), date(2027, 7, 10), time(7)),
        (date(2027, 7, 11), date(2027, 9, 11), time(8)),
    ],
)
def test_months_of_their_own_are_heeded(today, day, starts):
    found = next_time("毎月第2土曜 8:00〜9:30（7月は7:00から、8月は休み）", today)
    assert (found.day, found.starts) == (day, starts)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "随時",
        "隔週火曜 10:00",
        "平日 9:00〜15:00",
        "木曜 9:00〜10:30（雨の日は休み）",
        "奇数月の第4日曜 10:00〜14:00",
        "火曜・木曜 18:00〜20:00（学校の長い休みの間は昼も）",
        "火曜〜土曜 10:00〜18:00（木曜は20:00まで）",
        "4月〜12月の第1日曜 7:00〜10:00",
    ],
)
def test_a_doubt_is_no_day(words):
    assert next_time(words, MONDAY) is None
