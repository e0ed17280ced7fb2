"""What a cell may hold, and what a person may type into one."""

import csv
import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hub.core.cells import DANGEROUS, harmed, harmless
from hub.tables.cells import (
    parse_day,
    parse_flag,
    parse_partial_date,
    read_lines,
    write_lines,
)

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
NASTY = st.builds(
    "".join,
    st.lists(st.sampled_from([*DANGEROUS, "'", '"', ",", ";", "\\", "\\n", "cmd|' /C'!A1", "a"])),
)


@given(ANY_TEXT | NASTY)
def test_a_harmless_cell_is_run_by_no_spreadsheet_and_read_back_exactly(text):
    cell = harmless(text)
    assert cell[:1] not in DANGEROUS
    assert harmed(cell) == text


@given(st.lists(ANY_TEXT | NASTY, min_size=1, max_size=5))
def test_a_row_of_csv_is_read_back_exactly(cells):
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow([harmless(cell) for cell in cells])
    (row,) = csv.reader(io.StringIO(stream.getvalue(), newline=""))
    assert [harmed(cell) for cell in row] == cells


def test_an_apostrophe_that_somebody_typed_stays():
    assert harmed("'90年代の会") == "'90年代の会"


@given(st.lists(ANY_TEXT | NASTY))
def test_lines_of_a_cell_are_read_back_exactly(items):
    kept = [item for item in items if item.strip()]
    assert read_lines(write_lines(kept)) == kept


@pytest.mark.parametrize(
    "text",
    [
        "2019-05-01",
        "2019/5/1",
        "２０１９年５月１日",
        "20190501",
        "令和元年5月1日",
        "令和 １ 年 ５月 １日",
        "R1.5.1",
        "ｒ１－５－１",
        "平成31年5月1日",
        "2019-05-01 00:00:00",
    ],
)
def test_dates_in_both_calendars(text):
    assert parse_day(text) == date(2019, 5, 1)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("明治元年1月25日", "1868-01-25"),
        ("大正15年12月", "1926-12"),
        ("昭和64年1月7日", "1989-01-07"),
        ("S45.4", "1970-04"),
        ("2019年5月", "2019-05"),
        ("2019/5", "2019-05"),
        ("令和 １ 年 ５月", "2019-05"),
        ("２０１３年", "2013"),
        ("2013", "2013"),
        ("平成25", "2013"),
        ("令和元年", "2019"),
        ("平成25年度", "2013"),
        ("平成二十五年四月", "2013-04"),
        ("二〇一三年四月一日", "2013-04-01"),
        ("2013/4/1 9:30:00", "2013-04-01"),
        ("2013-04-01T09:30", "2013-04-01"),
        ("㍻25年4月", "2013-04"),
        ("平25.4.1", "2013-04-01"),
        ("平成25(2013)年4月", "2013-04"),
        ("2013年（平成25年）4月1日（月）", "2013-04-01"),
        ("2013年4月頃", "2013-04"),
        ("平成25年4月設立", "2013-04"),
        ("41365", "2013-04-01"),
        ("41365.0", "2013-04-01"),
        ("201304", "2013-04"),
        ("2013 4 1", "2013-04-01"),
        ("2013/4/1 午前9時", "2013-04-01"),
        ("平成25年4月吉日", "2013-04"),
        ("約2013年", "2013"),
        ("2013年春", "2013"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(text, known):
    assert str(parse_partial_date(text)) == known


@pytest.mark.parametrize("text", ["2019年5月", "S45.4", "2013", "平成25年"])
def test_a_month_or_a_year_is_no_day(text):
    with pytest.raises(ValidationError):
        parse_day(text)


@pytest.mark.parametrize(
    "text",
    ["きのう", "2019-13-01", "令和元年2月30日", "5", "25.4.1", "May-13", "99999999", "2013年13月"],
)
def test_what_is_no_date_is_said(text):
    with pytest.raises(ValidationError):
        parse_partial_date(text)


def test_yes_and_no_as_people_write_them():
    assert [parse_flag(text) for text in ("はい", "○", "あり", "１", "TRUE")] == [True] * 5
    assert [parse_flag(text) for text in ("いいえ", "×", "無", "0", "")] == [False] * 5
    with pytest.raises(ValidationError):
        parse_flag("たぶん")
