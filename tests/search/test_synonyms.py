"""Words that staff say mean the same find each other, at once, without a new index."""

import pytest
from django.conf import settings

from hub.text import Synonyms, thesaurus
from search.engine import search
from search.models import SearchEntry, Synonym

pytestmark = pytest.mark.both_databases


def titles(text: str, language: str = "ja") -> list[str]:
    return [hit.title for hit in search(text, language)[0:50]]


@pytest.fixture
def pages(hub):
    for title in (
        "見守りのすすめ",
        "ウォッチの話",
        "特定非営利活動法人の集まり",
        "NPOの集まり",
        "雨",
    ):
        hub.page(title, "文")
    return hub


def test_each_finds_the_others_after_itself(pages):
    assert titles("ウォッチ") == ["ウォッチの話"]
    Synonym.objects.create(words="見守り\nウォッチ\nwatching")
    assert titles("ウォッチ") == ["ウォッチの話", "見守りのすすめ"]
    assert titles("見守り") == ["見守りのすすめ", "ウォッチの話"]
    assert titles("みまもり") == ["見守りのすすめ"]
    assert titles("watching", "en") == titles("watching") == ["見守りのすすめ", "ウォッチの話"]


def test_a_word_of_many_parts_is_one_word(pages):
    Synonym.objects.create(words="NPO\n特定非営利活動法人")
    assert titles("NPO") == ["NPOの集まり", "特定非営利活動法人の集まり"]
    assert titles("特定非営利活動法人の集まり")[0] == "特定非営利活動法人の集まり"
    assert set(titles("特定非営利活動法人")) == {"NPOの集まり", "特定非営利活動法人の集まり"}


def test_with_other_words_beside_it(pages):
    Synonym.objects.create(words="見守り\nウォッチ")
    assert titles("ウォッチ すすめ") == ["見守りのすすめ", "ウォッチの話"]


def test_a_change_of_the_list_holds_at_once(pages):
    row = Synonym.objects.create(words="雨\n見守り")
    assert titles("雨") == ["雨", "見守りのすすめ"]
    entries = list(SearchEntry.objects.values_list("digest", flat=True))
    row.words = "雨\nウォッチ"
    row.save()
    assert titles("雨") == ["雨", "ウォッチの話"]
    row.delete()
    assert titles("雨") == ["雨"]
    assert list(SearchEntry.objects.values_list("digest", flat=True)) == entries


@pytest.mark.parametrize("words", ["", "  ", "\x00", "a" * 400, "*:* OR", "、"])
def test_any_row_is_harmless(words):
    synonyms = Synonyms.of([[words, "防災"], [words]], "ja")
    assert synonyms.understand("防災 訓練").units


# The thesaurus that every hub begins with


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("lễ hội", "vi"),
        ("le hoi", "vi"),
        ("축제", "ko"),
        ("节日", "zh-hans"),
        ("piyesta", "tl"),
        ("festival", "en"),
        ("まつり", "ja-x-easy"),
        ("フェス", "ja"),
    ],
)
def test_a_japanese_page_is_found_by_the_word_of_any_language(hub, typed, language):
    hub.page("お祭りの夜", "文")
    hub.page("雨の日", "文")
    assert titles(typed, language) == ["お祭りの夜"]


def test_other_words_come_after_those_that_were_typed_however_many_pages_have_these(hub):
    hub.page("お祭りの夜", "文")
    hub.page("フェスの朝", "文")
    assert titles("フェス") == ["フェスの朝", "お祭りの夜"]
    assert titles('"フェス"') == ["フェスの朝"]
    for number in range(3):
        hub.page(f"フェスの昼 {number}", "文")
    assert len(titles("フェス")) == 5
    assert titles("フェス")[-1] == "お祭りの夜"


@pytest.mark.parametrize(
    ("typed", "language"),
    [("火の用心", "ja"), ("caring for a parent", "en"), ("学校に行けない", "ja")],
)
def test_what_is_said_in_several_words_is_one_meaning_whatever_joins_them(hub, typed, language):
    hub.page("消防のはなし", "文")
    hub.page("介護のはなし", "文")
    hub.page("不登校のはなし", "文")
    assert len(titles(typed, language)) == 1


@pytest.mark.parametrize(
    ("typed", "language", "page"),
    [
        ("話を聞いてほしい", "ja", "さびしいとき"),
        ("話を聞きたい", "ja", "さびしいとき"),
        ("教わりたい", "ja", "習いごと"),
        ("meeting rooms", "en", "会議室"),
        ("flyers", "en", "ちらし"),
        ("rehearsals", "en", "けいこ"),
    ],
)
def test_a_meaning_is_known_in_any_form_of_its_words(hub, typed, language, page):
    for title in ("さびしいとき", "習いごと", "会議室", "ちらし", "けいこ"):
        hub.page(title, "文")
    assert page in titles(typed, language)


def test_other_words_of_several_parts_stand_side_by_side(hub):
    hub.page("夜のあつまり", "生活支援のしごとです。")
    hub.page("市のあつまり", "生活の話のあと、支援の話があります。")
    assert titles("便利屋") == ["夜のあつまり"]


def test_a_short_loanword_is_not_another_word(hub):
    hub.page("緑川さん", "文")
    assert titles("son", "en") == []


def test_what_is_chosen_does_not_change_which_words_are_looked_for(hub):
    for number in range(3):
        hub.page(f"フェスの昼 {number}", "文")
    hub.news("フェスの日", "文")
    hub.news("お祭りの日", "文")
    found = search("フェス", "ja", {"type": "news"})
    assert [hit.title for hit in found[0:9]] == ["フェスの日", "お祭りの日"]
    assert found.total == search("フェス", "ja").counts["type"]["news"]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_meaning_has_words_in_every_language(language):
    for entry in thesaurus.entries():
        words = entry.get("ja" if language == "ja-x-easy" else language, [])
        assert words, entry
        assert len(set(words)) == len(words), entry
