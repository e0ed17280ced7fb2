"""What is kept of searches: words and counts; nothing of anybody; and staff work with it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from search.models import SearchedWords
from search.records import masked, most_searched


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


def ask(client, words: str, times: int, prefix: str = "") -> None:
    for _time in range(times):
        client.get(f"{prefix}/search/", {"q": words})


def test_searches_are_counted_by_day_language_and_words(hub, client):
    hub.page("防災", "文")
    ask(client, "防災", 3)
    ask(client, "ない語", 4, "/en")
    client.get("/search/", {"q": "防災", "type": "page"})
    client.get("/search/", {"q": "防災", "page": "2"})
    client.post("/search/opened/", {"q": "防災"})
    client.post("/search/opened/", {"q": "だれも探していない"})
    today = timezone.localdate()
    rows = SearchedWords.objects.values_list("day", "language", "words", "times", "found", "clicks")
    assert sorted(rows) == [(today, "en", "ない語", 4, 0, 0), (today, "ja", "防災", 3, 1, 1)]


def test_rare_words_and_personal_ones_are_never_listed(hub, client):
    ask(client, "珍しい名前", 2)
    ask(client, "029-000-1234", 5)
    ask(client, "よくある語", 3)
    since = timezone.localdate() - timedelta(days=7)
    assert [row["words"] for row in most_searched(since)] == ["よくある語"]
    assert [row["words"] for row in most_searched(since, nothing_found=True)] == ["よくある語"]
    assert most_searched(since, "en") == []


def test_they_are_kept_for_half_a_year(db):
    for days in (10, 181):
        day = timezone.localdate() - timedelta(days=days)
        SearchedWords.objects.create(day=day, language="ja", words="語", times=5)
    call_command("prune_searches")
    assert SearchedWords.objects.count() == 1


@pytest.fixture
def staff(client, db):
    user = User.objects.create_user("staff", "staff@example.jp", "x")
    codes = ("access_admin", "change_synonym")
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    return client


def test_staff_see_what_was_searched_and_why_a_page_ranks(hub, staff):
    hub.page("防災の日", "訓練")
    ask(staff, "防災", 3)
    ask(staff, "ぼう", 3)
    response = staff.get("/admin/searches/")
    assert [row["words"] for row in response.context["rows"]] == ["ぼう", "防災"]
    why = staff.get("/admin/searches/try/", {"q": "防災", "language": "ja"})
    (explanation,) = why.context["explanations"]
    assert explanation.entry.title == "防災の日"
    assert explanation.score == sum(worth for _terms, worth in explanation.reasons) > 12
    assert "tw防災" in why.content.decode()


def test_others_see_nothing_of_it(hub, client):
    client.force_login(User.objects.create_user("someone", "someone@example.jp", "x"))
    for address in ("/admin/searches/", "/admin/searches/try/"):
        assert client.get(address).status_code in (302, 403)
