"""Days in queries, in seven languages; what is on then stands above what else was found."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from events.choice import Span
from events.day_words import days_asked
from hub.languages.families import address_in

TODAY = date(2026, 12, 2)  # a Wednesday
SATURDAY, SUNDAY = date(2026, 12, 5), date(2026, 12, 6)
WEEKEND = Span(SATURDAY, SUNDAY)
NEXT_WEEK = Span(date(2026, 12, 7), date(2026, 12, 13))
DECEMBER = Span(date(2026, 12, 1), date(2026, 12, 31))


def day(month: int, number: int, year: int = 2026) -> Span:
    return Span(date(year, month, number), date(year, month, number))


@pytest.mark.parametrize(
    ("text", "span", "weekdays", "rest"),
    [
        ("今週末", WEEKEND, (), ""),
        ("今週末の子どもイベント", WEEKEND, (), "子ども"),
        ("土日 こども", WEEKEND, (), "こども"),
        ("１２月", DECEMBER, (), ""),
        ("12月 土曜", DECEMBER, ("sat",), ""),
        ("土曜日 ごみ拾い", None, ("sat",), "ごみ拾い"),
        ("明日", day(12, 3), (), ""),
        ("12月5日 料理", day(12, 5), (), "料理"),
        ("12/5", day(12, 5), (), ""),
        ("1月10日", day(1, 10, 2027), (), ""),
        ("来月", Span(date(2027, 1, 1), date(2027, 1, 31)), (), ""),
        ("11月", Span(date(2027, 11, 1), date(2027, 11, 30)), (), ""),
        ("あしたの催し", day(12, 3), (), ""),
        ("this weekend", WEEKEND, (), ""),
        ("events next week with children", NEXT_WEEK, (), "with children"),
        ("cooking on Saturday", None, ("sat",), "cooking"),
        ("December", DECEMBER, (), ""),
        ("周末 亲子", WEEKEND, (), "亲子"),
        ("下周", NEXT_WEEK, (), ""),
        ("星期六", None, ("sat",), ""),
        ("12月", DECEMBER, (), ""),
        ("이번 주말", WEEKEND, (), ""),
        ("토요일 청소", None, ("sat",), "청소"),
        ("12월 5일", day(12, 5), (), ""),
        ("cuối tuần này", WEEKEND, (), ""),
        ("tháng 12", DECEMBER, (), ""),
        ("thứ bảy", None, ("sat",), ""),
        ("ngayong weekend", WEEKEND, (), ""),
        ("Sabado", None, ("sat",), ""),
        ("Disyembre", DECEMBER, (), ""),
    ],
)
def test_a_query_names_days_in_its_readers_own_words(text, span, weekdays, rest):
    asked = days_asked(text, TODAY)
    assert (asked.span, asked.weekdays, asked.rest) == (span, weekdays, rest)


@pytest.mark.parametrize(
    "text", ["ごみ拾い", "may I join", "13月", "川", "029-000-0101", "3/4/5", "水月", ""]
)
def test_what_names_no_day_stays_as_it_is(text):
    asked = days_asked(text, TODAY)
    assert (asked.names_days, asked.rest) == (False, text)


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
class TestTheSearchPage:
    def dates(self, client, text: str, language: str = "ja") -> list:
        response = client.get(address_in("/search/", language), {"q": text})
        return [date for answer in response.context["answers"] for date in answer.values["dates"]]

    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("ja", "土曜"),
            ("en", "Saturday"),
            ("zh-hans", "星期六"),
            ("ko", "토요일"),
            ("vi", "thứ bảy"),
            ("tl", "Sabado"),
        ],
    )
    def test_dates_on_a_day_of_the_week_are_found_in_every_language(self, client, language, text):
        found = self.dates(client, text, language)
        assert len(found) > 0
        assert {item.shown.day.weekday() for item in found} == {5}

    def test_other_words_narrow_them_down(self, client):
        found = self.dates(client, "土曜 ごみ拾い")
        assert {item.event.slug for item in found} == {"kawabe-second-saturday"}

    def test_they_lead_to_all_that_is_on_then(self, client):
        month = (timezone.localdate().replace(day=1) + timedelta(days=32)).month
        response = client.get("/search/", {"q": f"{month}月"})
        [answer] = response.context["answers"]
        results = client.get(answer.values["url"]).context["results"]
        assert results.count() == answer.values["number"] > 0
        assert {row.month for row, _last in [results.index.spans[n] for n in results.fitting]} <= {
            month,
            month - 1 or 12,
        }

    @pytest.mark.parametrize("text", ["ごみ拾い", "今週末 まったくないことば", ""])
    def test_without_days_or_anything_on_then_nothing_is_said(self, client, text):
        assert self.dates(client, text) == []
