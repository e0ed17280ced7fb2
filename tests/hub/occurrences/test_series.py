"""Which days follow from a rule; python-dateutil's rules are asked whether they say the same."""

from datetime import date, time
from random import Random

import pytest
from dateutil import rrule
from django.utils import timezone
from django.utils.translation import override

from hub.occurrences.series import (
    LAST,
    MonthlyByDate,
    MonthlyByWeekday,
    Once,
    Series,
    Weekly,
    horizon,
)
from hub.occurrences.words import months_without_in_words, series_in_words

MON, SAT, SUN = 0, 5, 6
TODAY = date(2026, 12, 1)
NINE, ELEVEN = time(9), time(11)
SECOND_SATURDAY = MonthlyByWeekday(TODAY, frozenset({2}), frozenset({SAT}))
NOT_IN_AUGUST = Series("a", SECOND_SATURDAY, NINE, ELEVEN, skipped_months=frozenset({8}))


def test_the_second_saturday_but_in_august_is_eleven_days_a_year():
    days = list(NOT_IN_AUGUST.days(date(2027, 1, 1), date(2027, 12, 31)))
    assert len(days) == 11
    assert {day.weekday() for day in days} == {SAT}
    assert all(8 <= day.day <= 14 for day in days)
    assert 8 not in {day.month for day in days}


def test_a_month_without_a_fifth_saturday_has_none_and_says_so():
    fifth = Series("a", MonthlyByWeekday(TODAY, frozenset({5}), frozenset({SAT})), NINE, ELEVEN)
    spring = (date(2027, 1, 1), date(2027, 5, 31))
    assert list(fifth.days(*spring)) == [date(2027, 1, 30), date(2027, 5, 29)]
    assert fifth.months_without(*spring) == [date(2027, month, 1) for month in (2, 3, 4)]
    words = months_without_in_words([date(2027, 2, 1), date(2026, 5, 1)], TODAY)
    assert words == ["2027年2月はありません", "5月はありません"]


def test_months_left_out_on_purpose_are_not_said_to_be_without_a_day():
    assert NOT_IN_AUGUST.months_without(date(2027, 1, 1), date(2027, 12, 31)) == []


def test_months_before_it_begins_are_not_said_to_be_without_a_day():
    fifth = MonthlyByWeekday(date(2027, 4, 1), frozenset({5}), frozenset({SAT}))
    found = Series("a", fifth, NINE, ELEVEN).months_without(TODAY, date(2027, 6, 30))
    assert found == [date(2027, 4, 1), date(2027, 6, 1)]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (Once(date(2026, 1, 3), date(2026, 1, 5)), [date(2026, 1, 3)]),
        (MonthlyByDate(TODAY, 31), [date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)]),
        (
            Weekly(date(2026, 12, 2), frozenset({MON}), every=6),
            [date(2027, 1, 11), date(2027, 2, 22)],
        ),
        (
            MonthlyByWeekday(TODAY, frozenset({LAST}), frozenset({SUN})),
            [date(2026, 12, 27), date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 28)],
        ),
        (MonthlyByWeekday(date(2027, 3, 1), frozenset({5}), frozenset({MON})), [date(2027, 3, 29)]),
    ],
)
def test_a_rule_says_its_days(rule, days):
    assert list(rule.days(TODAY, date(2027, 3, 31))) == days


def test_holidays_and_days_named_are_left_out():
    mondays = Weekly(TODAY, frozenset({MON}))
    series = Series("a", mondays, skips_holidays=True, skipped_days=frozenset({date(2026, 12, 14)}))
    assert list(series.days(TODAY, date(2027, 1, 18))) == [
        date(2026, 12, 7),
        date(2026, 12, 21),
        date(2026, 12, 28),
        date(2027, 1, 4),
        date(2027, 1, 18),  # the 11th is a public holiday
    ]


def test_what_ends_before_it_begins_ends_the_next_day():
    night = Series("a", Once(TODAY, TODAY), time(22), time(1))
    [slot] = night.slots(TODAY, TODAY)
    assert timezone.localtime(slot.ends_at).isoformat() == "2026-12-02T01:00:00+09:00"


def test_a_whole_day_ends_when_the_next_one_begins():
    [slot] = Series("a", Once(TODAY, date(2026, 12, 3))).slots(TODAY, TODAY)
    assert slot.all_day
    assert timezone.localtime(slot.starts_at).isoformat() == "2026-12-01T00:00:00+09:00"
    assert timezone.localtime(slot.ends_at).isoformat() == "2026-12-04T00:00:00+09:00"


def test_dates_are_made_eighteen_whole_months_ahead():
    assert horizon(TODAY) == date(2028, 6, 30)
    assert horizon(date(2026, 8, 31)) == date(2028, 2, 29)


@pytest.mark.parametrize("seed", range(40))
def test_dateutil_finds_the_same_days(seed):
    """A rule made by chance, asked for three years."""
    chance = Random(seed)  # noqa: S311
    first = date(2026, chance.randint(1, 12), chance.randint(1, 28))
    until = date(2029, 6, 30)
    weekdays = frozenset(chance.sample(range(7), chance.randint(1, 3)))
    numbers = frozenset(chance.sample([1, 2, 3, 4, 5, LAST], 2))
    every = chance.randint(1, 4)
    day = chance.randint(1, 31)
    byday = [rrule.weekday(weekday, number) for weekday in weekdays for number in numbers]
    pairs = [
        (
            Weekly(first, weekdays, every),
            {"freq": rrule.WEEKLY, "interval": every, "byweekday": weekdays, "wkst": MON},
        ),
        (MonthlyByWeekday(first, numbers, weekdays), {"freq": rrule.MONTHLY, "byweekday": byday}),
        (MonthlyByDate(first, day), {"freq": rrule.MONTHLY, "bymonthday": day}),
    ]
    for rule, options in pairs:
        start = timezone.datetime.combine(first, time.min)
        end = timezone.datetime.combine(until, time.min)
        found = {at.date() for at in rrule.rrule(dtstart=start, until=end, **options)}
        assert set(rule.days(first, until)) == found, (rule, seed)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", "毎月第2土曜日 9:00～11:00（8月を除く）"),
        ("ja-x-easy", "毎月第2土曜日 9:00～11:00（8月はありません）"),
        ("en", "The 2nd Saturday of each month 9:00 – 11:00 (not in August)"),
        ("zh-hans", "每月第2个星期六 9:00～11:00（8月除外）"),
        ("ko", "매월 둘째 토요일 9:00~11:00 (8월 제외)"),
        ("vi", "Thứ Bảy lần thứ 2 mỗi tháng 9:00 – 11:00 (trừ Tháng 8)"),
        ("tl", "Ika-2 Sabado ng bawat buwan 9:00 – 11:00 (maliban sa Agosto)"),
    ],
)
def test_a_series_is_said_in_every_language(language, words):
    with override(language):
        assert series_in_words(NOT_IN_AUGUST) == words
