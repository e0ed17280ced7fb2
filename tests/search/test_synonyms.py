"""Words that staff say mean the same find each other, at once, without a new index."""

import pytest

from search.analysis import Synonyms, expand, parse
from search.engine import search
from search.models import SearchEntry, Synonym


def titles(text: str, language: str = "ja") -> list[str]:
    return [hit.title for hit in search(text, language)[0:50]]


@pytest.fixture
def pages(hub):
    for title in ("協働のすすめ", "コラボの話", "特定非営利活動法人の集まり", "NPOの集まり", "雨"):
        hub.page(title, "文")
    return hub


def test_each_finds_the_others_after_itself(pages):
    assert titles("コラボ") == ["コラボの話"]
    Synonym.objects.create(words="協働\nコラボ\ncollaboration")
    assert titles("コラボ") == ["コラボの話", "協働のすすめ"]
    assert titles("協働") == ["協働のすすめ", "コラボの話"]
    assert titles("きょうどう") == ["協働のすすめ"]
    assert (
        titles("collaboration", "en") == titles("collaboration") == ["協働のすすめ", "コラボの話"]
    )


def test_a_word_of_many_parts_is_one_word(pages):
    Synonym.objects.create(words="NPO\n特定非営利活動法人")
    assert titles("NPO") == ["NPOの集まり", "特定非営利活動法人の集まり"]
    assert titles("特定非営利活動法人の集まり")[0] == "特定非営利活動法人の集まり"
    assert set(titles("特定非営利活動法人")) == {"NPOの集まり", "特定非営利活動法人の集まり"}


def test_with_other_words_beside_it(pages):
    Synonym.objects.create(words="協働\nコラボ")
    assert titles("コラボ すすめ") == ["協働のすすめ"]


def test_a_change_of_the_list_holds_at_once(pages):
    row = Synonym.objects.create(words="雨\n協働")
    assert titles("雨") == ["雨", "協働のすすめ"]
    entries = list(SearchEntry.objects.values_list("digest", flat=True))
    row.words = "雨\nコラボ"
    row.save()
    assert titles("雨") == ["雨", "コラボの話"]
    row.delete()
    assert titles("雨") == ["雨"]
    assert list(SearchEntry.objects.values_list("digest", flat=True)) == entries


def test_a_name_alone_keeps_its_parts_together(hub):
    hub.page("みと広場", "文")
    hub.page("広場の話", "みとの人が来ました。")
    Synonym.objects.create(words="みと広場")
    assert titles("みと広場")[0] == "みと広場"


@pytest.mark.parametrize("words", ["", "  ", "\x00", "a" * 400, "*:* OR", "、"])
def test_any_row_is_harmless(words):
    synonyms = Synonyms.of([[words, "防災"], [words]], "ja")
    assert expand(parse("防災 訓練", "ja"), synonyms, "ja").units
