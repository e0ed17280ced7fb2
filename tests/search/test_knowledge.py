"""What a process knows of entries stays true, whatever becomes of the pages."""

from datetime import date

import pytest

from search.backends import knowledge
from search.backends.database import DatabaseBackend
from search.engine import search
from search.models import SearchEntry
from search.rebuild import rebuild
from search.updates import follow


def counts(text: str) -> dict[str, dict[str, int]]:
    request = search(text, "ja").request
    return DatabaseBackend().counts(request)


def titles(text: str, *, newest_first: bool = False) -> list[str]:
    return [hit.title for hit in search(text, "ja", newest_first=newest_first)[0:50]]


@pytest.fixture
def pages(hub):
    hub.news("防災の日", "文", date=date(2025, 5, 1))
    hub.news("防災の夜", "文", date=date(2024, 5, 1))
    hub.page("防災の本", "文")
    return hub


def test_a_new_entry_is_met(pages):
    assert counts("防災")["year"] == {"2025": 1, "2024": 1}
    pages.news("防災の朝", "文", date=date(2025, 6, 1))
    assert counts("防災")["year"] == {"2025": 2, "2024": 1}
    assert titles("防災", newest_first=True)[:2] == ["防災の朝", "防災の日"]


def test_a_change_makes_another_entry(pages):
    before = dict(SearchEntry.objects.values_list("title", "pk"))
    assert counts("防災")["year"] == {"2025": 1, "2024": 1}
    page = pages.news("防災の昼", "文", date=date(2025, 7, 1))
    assert counts("防災")["year"] == {"2025": 2, "2024": 1}
    first = SearchEntry.objects.get(title="防災の昼").pk
    page.date = date(2024, 7, 1)
    page.save_revision().publish()
    follow()
    assert SearchEntry.objects.get(title="防災の昼").pk != first
    assert counts("防災")["year"] == {"2025": 1, "2024": 2}
    assert titles("防災", newest_first=True)[:2] == ["防災の日", "防災の昼"]
    after = dict(SearchEntry.objects.values_list("title", "pk"))
    assert all(after[title] == key for title, key in before.items()), "others keep theirs"


def test_what_is_gone_is_not_counted(pages):
    assert sum(counts("防災")["type"].values()) == 3
    SearchEntry.objects.filter(title="防災の夜").delete()
    assert counts("防災")["year"] == {"2025": 1}
    assert titles("防災") == ["防災の日", "防災の本"]


def test_an_entry_that_goes_between_two_questions_is_left_out(pages):
    keys = list(SearchEntry.objects.order_by("pk").values_list("pk", "generation"))
    known = knowledge.knowledge_of(keys[0][1], keys[0][0])
    missing = keys[-1][0] + 7
    found = known.places([keys[0][0], missing])
    assert len(found) == 1


def test_a_rebuilt_index_is_learnt_anew(pages):
    before = counts("防災")
    rebuild()
    assert counts("防災") == before
    assert titles("防災", newest_first=True)[:2] == ["防災の日", "防災の夜"]


def test_few_unknown_entries_are_read_by_key_and_many_at_once(
    pages, monkeypatch, django_assert_num_queries
):
    keys = list(SearchEntry.objects.order_by("pk").values_list("pk", flat=True))
    generation = SearchEntry.objects.first().generation
    for most in (0, 500):
        monkeypatch.setattr(knowledge, "MAX_BY_KEY", most)
        known = knowledge.Knowledge(generation, keys[0])
        with django_assert_num_queries(1):
            assert len(known.places(keys)) == len(keys)
        with django_assert_num_queries(0):
            assert len(known.places(keys[1:])) == len(keys) - 1
