"""Dates and numbers as readers of each language write them."""

from datetime import datetime

import pytest
from django.utils.formats import date_format, number_format
from django.utils.translation import override

MOMENT = datetime(2026, 4, 3, 14, 5)


@pytest.mark.parametrize(
    ("language", "date", "month", "moment"),
    [
        ("ja", "2026年4月3日", "2026年4月", "2026年4月3日14:05"),
        ("ja-x-easy", "2026年4月3日", "2026年4月", "2026年4月3日14:05"),
        ("en", "3 April 2026", "April 2026", "3 April 2026, 2:05 p.m."),
        ("zh-hans", "2026年4月3日", "2026年4月", "2026年4月3日 14:05"),
        ("ko", "2026년 4월 3일", "2026년 4월", "2026년 4월 3일 오후 2:05"),
        ("vi", "3 tháng 4 năm 2026", "tháng 4 năm 2026", "14:05, 3 tháng 4 năm 2026"),
        ("tl", "Abril 3, 2026", "Abril 2026", "Abril 3, 2026, 2:05 PM"),
    ],
)
def test_dates_are_written_as_in_running_text(language, date, month, moment):
    with override(language):
        assert date_format(MOMENT) == date
        assert date_format(MOMENT, "YEAR_MONTH_FORMAT") == month
        assert date_format(MOMENT, "DATETIME_FORMAT") == moment


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("ja", "金", "4月"),
        ("ja-x-easy", "金", "4月"),
        ("en", "Fri", "Apr"),
        ("zh-hans", "周五", "4月"),
        ("ko", "금", "4월"),
        ("vi", "Thứ 6", "Tháng 4"),
        ("tl", "Biy", "Abr"),
    ],
)
def test_days_of_a_calendar_are_short(language, day, month):
    with override(language):
        assert date_format(MOMENT, "D") == day
        assert date_format(MOMENT, "M") == month


@pytest.mark.parametrize(
    ("language", "number"),
    [
        ("ja", "286,000"),
        ("en", "286,000"),
        ("zh-hans", "286,000"),
        ("ko", "286,000"),
        ("vi", "286.000"),
        ("tl", "286,000"),
    ],
)
def test_large_numbers_are_grouped(language, number):
    with override(language):
        assert number_format(286000, force_grouping=True) == number
