"""Numbers mean something: days, years and what is counted are read however they are written."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text import canonical
from hub.text.quantities import quantities


def said(text: str) -> list[str]:
    return [quantity.meant for quantity in quantities(canonical(text))]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("6月", ["6月"]),
        ("６月", ["6月"]),
        ("六月", ["6月"]),
        ("第3次", ["3次"]),
        ("第三次計画", ["3次"]),
        ("小学3年生", ["3年生"]),
        ("３ヶ月", ["3か月"]),
        ("第2土曜日", ["2土曜"]),
        ("第2土曜", ["2土曜"]),
        ("朝8時30分", ["8時", "30分"]),
        ("5/9", ["5月9日"]),
        ("5月9日(土)", ["5月9日"]),
        ("五月九日", ["5月9日"]),
        ("2026/5/9", ["2026年", "5月9日"]),
        ("R8.5.9", ["2026年", "5月9日"]),
        ("5월 9일", ["5月9日"]),
        ("令和7年度", ["2025年"]),
        ("令和七年度", ["2025年"]),
        ("R7", ["2025年"]),
        ("R7年度", ["2025年"]),
        ("2025年度", ["2025年"]),
        ("平成元年", ["1989年"]),
        ("10,000円", ["10000円"]),
        ("1万円", ["10000円"]),
        ("100%", ["100パーセント"]),
        ("100パーセント", ["100パーセント"]),
        ("10日間", ["10日間"]),
    ],
)
def test_a_quantity_is_read(text, meant):
    assert said(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "三日月",
        "一人暮らし",
        "五月雨",
        "二の丸",
        "1.5kg",
        "5-9",
        "24/7",
        "029-232-0000",
        "x3",
        "r2é2",
        "A4用紙",
    ],
)
def test_what_only_looks_like_one_is_not(text):
    assert said(text) == []


@given(st.text(alphabet="0123456789０１/.-年月日度令和元第次三六万r円%か月 ", max_size=20))
def test_any_text_is_read_without_trouble_and_what_is_found_stands_in_it(text):
    text = canonical(text)
    found = list(quantities(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(one.meant.isalnum() for one in found)
