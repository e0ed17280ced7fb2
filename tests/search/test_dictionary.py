"""Names that staff have entered hold together, and are found in texts indexed before."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hub.text import Names, parse
from search.engine import search
from search.models import DictionaryWord, SearchEntry, Synonym


def titles(text: str, language: str = "ja") -> list[str]:
    return [hit.title for hit in search(text, language)[0:50]]


def surfaces(text: str, names: Names) -> list[str]:
    return [unit.surface for unit in parse(text, "ja", names).units]


@pytest.fixture
def pages(hub):
    hub.page("つばめの会", "文")
    hub.page("会の話", "つばめの巣が庭にあります。")
    hub.page("千波湖の朝", "白鳥がいます。")
    return hub


def test_a_name_holds_together_at_once(pages):
    assert set(titles("つばめの会")) == {"つばめの会", "会の話"}
    entries = list(SearchEntry.objects.values_list("digest", flat=True))
    word = DictionaryWord.objects.create(word="つばめの会", reading="つばめのかい")
    assert titles("つばめの会") == ["つばめの会"]
    assert titles("つばめの会を見学したい") == ["つばめの会"]
    assert list(SearchEntry.objects.values_list("digest", flat=True)) == entries
    word.delete()
    assert set(titles("つばめの会")) == {"つばめの会", "会の話"}


@pytest.mark.parametrize("query", ["ちばこ", "チバコ", "chibako", "Tibako", "千波湖"])
def test_a_name_is_found_by_the_reading_that_staff_gave(pages, query):
    DictionaryWord.objects.create(word="千波湖", reading="ちばこ")
    assert titles(query) == ["千波湖の朝"]


def test_a_name_may_have_synonyms(pages):
    DictionaryWord.objects.create(word="つばめの会", reading="")
    Synonym.objects.create(words="つばめの会\n紙しばい一座")
    assert titles("紙しばい一座") == ["つばめの会"]


def test_a_name_takes_no_known_word_apart():
    names = Names((("京都", ""), ("art", ""), ("つばめの会", "")))
    assert surfaces("東京都", names) == ["東京都"]
    assert surfaces("start", names) == ["start"]
    assert surfaces("つばめの会と京都", names) == ["つばめの会", "京都"]


@pytest.mark.parametrize(
    ("word", "reading"), [("", ""), ("あ", ""), ("千波湖", "千波湖"), ("千波湖", "senba")]
)
def test_what_is_no_name_is_refused(db, word, reading):
    with pytest.raises(ValidationError):
        DictionaryWord(word=word, reading=reading).full_clean()


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_any_name_is_harmless(text, word, reading):
    query = parse(word + text + word, "ja", Names(((word, reading), (text, ""))))
    assert all(unit.alternatives for unit in query.units)
