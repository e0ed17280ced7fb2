"""Suggestions while typing: from the first kana, in romaji, between the two, in any language."""

import pytest
from django.urls import reverse
from django.utils import timezone

from hub.pages.models import Need
from search.models import SearchedWords
from search.suggestions import suggestions
from search.suggestions.words import found_by_others
from search.updates import follow

pytestmark = pytest.mark.both_databases


def texts(typed: str, language: str = "ja") -> list[str]:
    return [suggestion.text for suggestion in suggestions(typed, language)]


KYODO = {"協働のすすめ", "協働のマニュアル", "協働推進員の一日"}


@pytest.fixture
def pages(hub):
    hub.page("協働のすすめ", "文")
    hub.page("協働推進員の一日", "文")
    hub.page("京都への旅", "文")
    hub.group("川辺クラブ", name_kana="カワベクラブ")
    hub.translate(hub.page("ボランティア募集", "文"), "en", title="Volunteers wanted")
    return hub


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("協", KYODO),
        ("協働", KYODO),
        ("きょうど", KYODO),
        ("きょうd", KYODO),
        ("kyod", KYODO),
        ("kyoud", KYODO),
        ("協働すs", KYODO),
        ("きょうどうs", {"協働推進員の一日"}),
        ("かn", {"川辺クラブ"}),
        ("か", {"川辺クラブ"}),
        ("かわべ", {"川辺クラブ"}),
        ("カワ", {"川辺クラブ"}),
        ("kawab", {"川辺クラブ"}),
        ("ﾎﾞﾗﾝ", {"ボランティア募集"}),
        ("都へ", set()),
        ("", set()),
    ],
)
def test_titles_that_begin_so(pages, typed, expected):
    assert set(texts(typed)) == expected


def test_own_language_first_and_pages_without_translation_marked(pages):
    assert texts("vol", "en") == ["Volunteers wanted"]
    (other,) = suggestions("かわ", "en")
    assert (other.text, other.lang) == ("川辺クラブ", "ja")
    assert other.url == f"/groups/{other.url.split('/')[2]}/"


def test_what_people_need_is_a_word_to_search(pages):
    Need.objects.create(code="homework", label_ja="宿題・学習支援", label_en="Homework help")
    follow()
    (word,) = suggestions("しゅく", "ja")
    assert (word.text, word.url) == ("宿題・学習支援", "")
    assert texts("homew", "en") == ["Homework help"]


@pytest.mark.parametrize(
    ("typed", "language", "word"),
    [
        ("ほうs", "ja", "放送"),
        ("housou", "ja", "放送"),
        ("자원봉", "ko", "자원봉사"),
        ("pana", "tl", "panauhin"),
        ("志愿", "zh-hans", "志愿者"),
    ],
)
def test_where_no_name_begins_so_words_of_pages_and_residents_are_suggested(
    hub, typed, language, word
):
    hub.page("機械の日", "朝の放送で知らせます。")
    page = hub.page("手伝いの日", "文")
    hub.translate(page, "ko", title="함께하는 날", summary="자원봉사 모집")
    hub.translate(page, "tl", title="Araw ng lahat", summary="Para sa mga panauhin")
    hub.translate(page, "zh-hans", title="大家的日子", summary="招募志愿者")
    assert texts(typed, language) == [word]


def test_words_that_no_page_has_are_not_suggested(hub):
    hub.page("機械の日", "文")
    assert texts("ボランテ") == []


@pytest.mark.parametrize(
    ("readers", "opened", "found", "suggested"),
    [(3, 3, 2, ["花火大会"]), (2, 2, 2, []), (9, 2, 2, []), (3, 3, 0, [])],
)
def test_what_several_readers_found_is_suggested(hub, readers, opened, found, suggested):
    found_by_others.cache_clear()
    SearchedWords.objects.create(
        day=timezone.localdate(),
        language="ja",
        words="花火大会",
        times=readers,
        clicks=opened,
        found=found,
    )
    assert texts("はなび") == texts("花火") == suggested
    assert texts("hanabi", "en") == []


def test_nothing_unpublished_is_suggested(pages):
    page = pages.page("協働の秘密", "文")
    assert "協働の秘密" in texts("協働")
    page.unpublish()
    assert "協働の秘密" not in texts("協働")
    follow()
    assert "協働の秘密" not in texts("協働")


def test_the_address_answers_anything(pages, client):
    for typed in ("", "協", "\x00", "*" * 500, "'\"", "(", "-", "あ" * 300):
        response = client.get(reverse("search_suggest"), {"q": typed})
        assert response.status_code == 200
        assert "public" in response["Cache-Control"]
        assert set(response.json()) == {"suggestions", "status"}
