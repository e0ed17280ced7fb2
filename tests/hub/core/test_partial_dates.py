"""A date is kept, ordered and shown as exactly as it is known."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from hub.core.partial_dates import PartialDate, validate_partial_date

KNOWN = ["2013", "2013-05", "2013-05-10"]


@pytest.mark.parametrize(
    ("language", "in_words"),
    [
        ("ja", ["2013年", "2013年5月", "2013年5月10日"]),
        ("ja-x-easy", ["2013年", "2013年5月", "2013年5月10日"]),
        ("en", ["2013", "May 2013", "10 May 2013"]),
        ("zh-hans", ["2013年", "2013年5月", "2013年5月10日"]),
        ("ko", ["2013년", "2013년 5월", "2013년 5월 10일"]),
        ("vi", ["năm 2013", "tháng 5 năm 2013", "10 tháng 5 năm 2013"]),
        ("tl", ["2013", "Mayo 2013", "Mayo 10, 2013"]),
    ],
)
def test_words_of_each_language_add_nothing(language, in_words):
    with override(language):
        assert [PartialDate.read(text).in_words for text in KNOWN] == in_words


@given(st.dates(), st.sampled_from([len(text) for text in KNOWN]))
def test_what_is_written_is_read_back_exactly(day, letters):
    text = day.isoformat()[:letters]
    assert str(PartialDate.read(text)) == text
    validate_partial_date(text)


@pytest.mark.parametrize(
    "text",
    ["13", "2013-5", "2013-00", "2013-13", "2013-02-30", "0000", "２０１３", "2013-05-", "x"],
)
def test_what_is_no_year_month_or_day_is_refused(text):
    with pytest.raises(ValidationError):
        validate_partial_date(text)


@pytest.mark.parametrize("parts", [(2013, 13), (2013, 0), (2013, None, 5), (2013, 2, 30), (0,)])
def test_the_calendar_has_no_other_dates(parts):
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the calendar says
        PartialDate(*parts)
