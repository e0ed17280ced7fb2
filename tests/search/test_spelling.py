"""A slip of the finger: what no page has is looked for as the likeliest word of our pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text import parse
from hub.text.spelling import LONGEST, distance, slips, vocabulary
from search.engine import numbers, search
from search.spelling import corrected


def mended(typed: str, language: str) -> str:
    query = parse(typed, language)
    return corrected(query, language, numbers(query, language, {})[0])


@pytest.fixture
def pages(hub):
    hub.page("紙芝居のすすめ", "文")
    hub.page("ボランティア募集", "文")
    hub.page("ぼうさいキッズ", "文")
    hub.page("協働のすすめ", "文")
    hub.translate(hub.page("通訳の会", "文"), "en", title="Interpreters wanted")
    hub.translate(hub.page("祭りの会", "文"), "ko", title="자원봉사 모집")
    hub.translate(hub.page("病気の会", "文"), "vi", title="Tình nguyện viên")
    return hub


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("interpretres", "en", "interpreters"),
        ("intepreters", "en", "interpreters"),
        ("intirpretres", "en", "interpreters"),
        ("ぼらんちぃあ", "ja", "ボランティア"),
        ("ボランテイア", "ja", "ボランティア"),
        ("かみしばぃ", "ja", "紙芝居"),
        ("かしみばい", "ja", "紙芝居"),
        ("kamishibia", "ja", "紙芝居"),
        ("ぼうさいきっす", "ja", "ぼうさいキッズ"),
        ("協動", "ja", "協働"),
        ("자원봉시", "ko", "자원봉사"),
        ("tinh nguyem", "vi", "tinh nguyen"),
    ],
)
def test_a_slip_is_mended(pages, typed, language, meant):
    assert mended(typed, language) == meant


@pytest.mark.parametrize(
    "typed", ["ボランティア", "xyzzy", "きず", "ab", "ぼらんてぃあー", "", "*"]
)
def test_what_is_right_or_far_from_all_words_is_left_alone(pages, typed):
    assert mended(typed, "ja") == ""


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("thuế", "vi", ""),
        ("thuế", "en", ""),
        ("thuế", "ja", ""),
        ("machj", "en", "machi"),
        ("machj", "ja", "machi"),
        ("hirobq", "vi", "hiroba"),
        ("hirobq", "en", "hiroba"),
        ("hirobq", "ja", "hiroba"),
    ],
)
def test_a_slip_is_mended_in_the_script_it_was_typed_in(hub, typed, language, meant):
    hub.page("つえの会", "文")
    hub.page("まちのひろば", "文")
    hub.translate(hub.page("地図の会", "文"), "en", title="Machi hiroba maps")
    assert mended(typed, language) == meant


def test_a_slip_of_a_word_in_running_text_is_mended(hub):
    hub.page("朝の日", "河原では火ばさみと提灯をくばります。")
    assert mended("ひばざみ", "ja") == "火ばさみ"
    assert mended("chouchim", "ja") == "提灯"


def test_a_short_syllable_of_vietnamese_is_another_word(hub):
    hub.translate(hub.page("話の会", "文"), "vi", title="Kết thúc, tình nguyện")
    assert mended("thuế", "vi") == ""
    assert mended("nguyem", "vi") == "nguyen"


def test_the_right_page_comes_first_and_what_was_looked_for_is_said(pages, client):
    found = search("kamishibia", "ja")
    assert [hit.title for hit in found[0:3]] == ["紙芝居のすすめ"]
    assert found.instead == "紙芝居"
    assert client.get("/search/", {"q": "kamishibia"}).context["instead"] == "紙芝居"
    assert client.get("/search/", {"q": "紙芝居"}).context["instead"] == ""


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [("ab", "ab", 0), ("ab", "ba", 1), ("abc", "ac", 1), ("abc", "axcd", 2), ("", "ab", 2)],
)
def test_distance_of_two_words(first, second, changes):
    assert distance(first, second) == distance(second, first) == changes


@given(st.text(max_size=60))
def test_words_of_any_text_are_short(text):
    assert all(2 <= len(key) <= LONGEST and word for key, word in vocabulary(text))


@given(st.text(max_size=60))
def test_slips_of_any_text_are_few(text):
    assert len(slips(text)) < 6_000
