"""What is kept of searches: words and counts; nothing of anybody, for a limited time."""

import sqlite3
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.utils import DatabaseErrorWrapper
from django.utils import timezone

from search.counting import (
    KEEP,
    KEEP_RARE,
    MAX_PER_READER,
    MIN_TO_SHOW,
    masked,
    most_searched,
    record_search,
)
from search.models import SearchedWords

pytestmark = pytest.mark.both_databases


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ﾎﾞﾗﾝﾃｨｱ 募集", "ボランティア 募集"),
        ("taro@example.jp 連絡", "… 連絡"),
        ("029-000-1234", "…"),
        ("０２９ ０００ １２３４ かわべ", "… かわべ"),
        ("中央1丁目4番1号", "中央…"),
        ("令和8年 3月", "令和8年 3月"),
        ("https://example.jp/x 申込", "… 申込"),
    ],
)
def test_what_looks_personal_is_masked(text, kept):
    assert masked(text) == kept


def ask(client, words: str, readers: int, prefix: str = "") -> None:
    """Let different readers search for `words`."""
    for number in range(readers):
        client.get(f"{prefix}/search/", {"q": words}, REMOTE_ADDR=f"198.51.100.{number}")


def kept() -> list[tuple]:
    return sorted(
        SearchedWords.objects.values_list("language", "words", "times", "found", "clicks")
    )


def test_searches_are_counted_by_day_language_and_words(hub, client):
    hub.page("防災", "文")
    ask(client, "防災", 3)
    ask(client, "ない語", 4, "/en")
    client.get("/search/", {"q": "防災", "type": "page"})
    client.get("/search/", {"q": "防災", "page": "2"})
    client.head("/search/", {"q": "防災"})
    client.post("/search/opened/", {"q": "防災"})
    client.post("/search/opened/", {"q": "だれも探していない"})
    assert kept() == [("en", "ない語", 4, 0, 0), ("ja", "防災", 3, 1, 1)]
    assert set(SearchedWords.objects.values_list("day", flat=True)) == {timezone.localdate()}


def test_a_reader_counts_once_a_day_for_the_same_words(hub, client):
    hub.page("防災", "文")
    for _time in range(4):
        client.get("/search/", {"q": "防災"})
        client.get("/search/", {"q": "ﾎﾞｳｻｲ"})
        client.post("/search/opened/", {"q": "防災"})
    assert kept() == [("ja", "ボウサイ", 1, 1, 0), ("ja", "防災", 1, 1, 1)]


def test_a_line_is_one_reader_whatever_its_address_ends_in(hub, client):
    for number in range(4):
        client.get("/search/", {"q": "防災"}, REMOTE_ADDR=f"2001:db8:0:1::{number:x}")
    client.get("/search/", {"q": "防災"}, REMOTE_ADDR="2001:db8:0:2::1")
    assert kept() == [("ja", "防災", 2, 0, 0)]


def test_a_reader_does_not_fill_the_table(db):
    for number in range(MAX_PER_READER + 5):
        record_search(f"語{'あ' * number}", "ja", 0, "198.51.100.1")
    record_search("語", "ja", 0, "198.51.100.2")
    assert SearchedWords.objects.filter(times=1).count() <= MAX_PER_READER
    assert SearchedWords.objects.get(words="語").times == 2


def test_rare_words_and_personal_ones_are_never_listed(hub, client):
    ask(client, "珍しい名前", MIN_TO_SHOW - 1)
    ask(client, "029-000-1234", 5)
    ask(client, "よくある語", MIN_TO_SHOW)
    since = timezone.localdate() - timedelta(days=7)
    assert [row["words"] for row in most_searched(since)] == ["よくある語"]
    assert [row["words"] for row in most_searched(since, in_vain=True)] == ["よくある語"]
    assert most_searched(since, "en") == []


@pytest.mark.parametrize(
    ("days", "times", "is_kept"),
    [
        (0, 1, True),
        (KEEP_RARE.days, 1, True),
        (KEEP_RARE.days + 1, MIN_TO_SHOW - 1, False),
        (KEEP_RARE.days + 1, MIN_TO_SHOW, True),
        (KEEP.days, MIN_TO_SHOW, True),
        (KEEP.days + 1, MIN_TO_SHOW, False),
    ],
)
def test_they_are_kept_for_half_a_year_and_rare_ones_for_a_month(db, days, times, is_kept):
    day = timezone.localdate() - timedelta(days=days)
    SearchedWords.objects.create(day=day, language="ja", words="語", times=times)
    call_command("forget", verbosity=0)
    assert SearchedWords.objects.exists() == is_kept


@pytest.mark.sqlite  # PostgreSQL locks rows, not everything
@pytest.mark.usefixtures("own_database")
def test_nobody_waits_for_being_counted(client, monkeypatch):
    """Others hold the database: the page comes at once, and the search is not counted."""
    waited = []
    leave = DatabaseErrorWrapper.__exit__

    def note(wrapper, kind, error, traceback):
        if isinstance(error, sqlite3.OperationalError):
            waited.append(connection.connection.execute("PRAGMA busy_timeout").fetchone())
        leave(wrapper, kind, error, traceback)

    client.get("/search/", {"q": "祭り"})
    usual = connection.connection.execute("PRAGMA busy_timeout").fetchone()
    monkeypatch.setattr(DatabaseErrorWrapper, "__exit__", note)
    holder = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    found = client.get("/search/", {"q": "防災"})
    opened = client.post("/search/opened/", {"q": "祭り"})
    holder.execute("ROLLBACK")
    holder.close()
    assert (found.status_code, opened.status_code, waited) == (200, 204, [(0,), (0,)])
    assert kept() == [("ja", "祭り", 1, 0, 0)]
    assert connection.connection.execute("PRAGMA busy_timeout").fetchone() == usual > (0,)


def test_no_address_is_kept(hub, client):
    ask(client, "防災", 3)
    for model in apps.get_app_config("search").get_models():
        assert "198.51.100" not in str(list(model.objects.values()))
