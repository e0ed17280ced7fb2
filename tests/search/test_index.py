"""The index keeps up: nothing lost, nothing twice, whatever fails in between."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from home.models import ContentPage
from news.models.news import NewsGroup
from search import updates
from search.engine import search
from search.health import search_health
from search.models import IndexState, PendingChange, SearchEntry
from search.rebuild import compare, rebuild
from search.updates import AT_ONCE, follow, follow_at_once, note

pytestmark = pytest.mark.both_databases


def found(text: str) -> list[str]:
    return [hit.title for hit in search(text, "ja")[0:50]]


def test_a_change_is_followed_after_commit(hub, django_capture_on_commit_callbacks):
    page = hub.page("防災")
    with django_capture_on_commit_callbacks(execute=True):
        page.title = "避難"
        page.save()
        assert found("避難") == []
    assert found("避難") == ["避難"]
    assert not PendingChange.objects.exists()


def test_a_page_made_below_the_home_of_another_language_is_found_there_and_answers(hub, client):
    home = hub.translate(hub.home, "en", title="Hub")
    page = ContentPage(title="Only in English", slug="english-only", body=[])
    home.add_child(instance=page)
    follow()
    assert [hit.title for hit in search("only in English", "en")[0:5]] == ["Only in English"]
    assert client.get(page.url).status_code == 200


def test_a_page_is_found_by_the_new_name_of_a_group_that_it_names(hub):
    group = hub.group("川の会")
    news = hub.news("朝の清掃", "文", news_groups=[NewsGroup(group=group)])
    ReferenceIndex.create_or_update_for_object(news)
    assert "朝の清掃" in found('"川の会"')
    group.title = "海の会"
    group.save_revision().publish()
    follow()
    assert "朝の清掃" in found('"海の会"')
    assert "朝の清掃" not in found('"川の会"')


def test_a_change_that_is_rolled_back_leaves_nothing_to_do(hub):
    page = hub.page("防災")
    with transaction.atomic():
        page.title = "避難"
        page.save()
        transaction.set_rollback(True)
    assert follow() == 0
    assert found("防災") == ["防災"]


def test_what_fails_waits_and_is_tried_again(hub, monkeypatch):
    page = hub.page("防災")
    page.title = "避難"
    page.save()
    with monkeypatch.context() as patched:
        patched.setattr(updates, "documents", lambda pages: 1 / 0)
        assert follow() == 0
    change = PendingChange.objects.get()
    assert change.attempts == 1
    assert search_health()["last_error"].startswith("ZeroDivisionError")
    assert search_health()["pending"] == 1
    assert follow() == 0, "not before its time"
    PendingChange.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert follow() == 1
    assert found("避難") == ["避難"]
    assert search_health()["last_error"] == ""


def test_one_that_fails_does_not_stop_the_others(hub, monkeypatch):
    bad, good = hub.page("悪い"), hub.page("良い")
    documents = updates.documents

    def failing(pages):
        pages = list(pages)
        if any(page.pk == bad.pk for page in pages):
            raise ValueError
        return documents(pages)

    monkeypatch.setattr(updates, "documents", failing)
    for page in (bad, good):
        page.title += "防災"
        page.save()
    assert follow() == 1
    assert found("防災") == ["良い防災"]


def test_a_request_is_not_kept_by_many_changes(hub):
    pages = [hub.page(f"防災{number}") for number in range(AT_ONCE + 2)]
    note(page.translation_key for page in pages)
    follow_at_once()
    assert PendingChange.objects.count() == 2
    call_command("update_search", verbosity=0)
    assert not PendingChange.objects.exists()


def test_saving_a_draft_is_no_change(hub):
    page = hub.page("防災")
    page.save_revision()
    assert not PendingChange.objects.exists()


def test_unchanged_pages_are_not_analysed_again(hub, monkeypatch):
    page = hub.page("防災")
    monkeypatch.setattr("search.documents.analyse", lambda *args, **kwargs: 1 / 0)
    page.save()
    assert follow() == 1


def test_comparison_repairs_what_signals_did_not_see(hub, capsys):
    missing, changed, hidden = hub.page("防災の一"), hub.page("防災の二"), hub.page("防災の三")
    SearchEntry.objects.filter(page=missing).delete()
    Page.objects.filter(pk=changed.pk).update(title="避難")
    Page.objects.filter(pk=hidden.pk).update(live=False)
    call_command("check_search", "--dry-run")
    assert "3 entries differed" in capsys.readouterr().out
    assert compare() == 3
    assert compare() == 0
    assert found("防災") == ["防災の一"]
    assert found("避難") == ["避難"]
    assert IndexState.load().differences == 0


def test_rebuilding_finds_the_same_with_the_old_entries_gone(hub):
    hub.page("防災の一")
    hub.page("防災の二")
    before, entries = found("防災"), SearchEntry.objects.count()
    assert rebuild() == entries
    assert found("防災") == before
    assert SearchEntry.objects.count() == entries
    assert IndexState.load().current == 2


def test_changes_during_a_rebuild_are_in_both_generations(hub, monkeypatch):
    pages = [hub.page(f"防災{number}") for number in range(3)]

    def meanwhile(done: int) -> None:
        pages[0].title = "避難"
        pages[0].save()
        pages[1].unpublish()
        follow()
        assert found("避難") == ["避難"]
        assert found("防災") == ["防災2"]

    rebuild(meanwhile)
    assert found("避難") == ["避難"]
    assert found("防災") == ["防災2"]
    assert compare() == 0


def test_an_abandoned_rebuild_gives_way_to_the_next(hub):
    hub.page("防災")
    with pytest.raises(ZeroDivisionError):
        rebuild(lambda done: 1 / 0)
    assert found("防災") == ["防災"]
    rebuild()
    assert found("防災") == ["防災"]
    assert SearchEntry.objects.filter(title="防災").count() == 1
    assert IndexState.load().building is None


def test_random_edits_leave_nothing_to_repair(hub):
    import random

    chance = random.Random(1)  # noqa: S311
    pages = [hub.page(f"頁{number}", "文") for number in range(8)]
    for step in range(80):
        page = type(pages[0]).objects.get(pk=chance.choice(pages).pk)
        match chance.randrange(5):
            case 0:
                page.title = f"題{step}"
                page.save_revision().publish()
            case 1:
                page.unpublish()
            case 2:
                page.save_revision().publish()
            case 3:
                page.title = f"下書き{step}"
                page.save_revision()
            case 4:
                others = [other for other in pages if other.pk != page.pk]
                target = type(page).objects.get(pk=chance.choice(others).pk)
                if not target.is_descendant_of(page):
                    page.move(target, pos="last-child")
        if chance.random() < 0.3:
            follow()
    follow()
    assert compare() == 0


@pytest.mark.django_db
def test_the_terms_are_indexed_by_the_database():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'search_terms_%%'")
            names = {name for (name,) in cursor.fetchall()}
            assert {"search_terms_insert", "search_terms_delete", "search_terms_update"} <= names
        else:
            cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = 'search_searchentry_terms'")
            assert cursor.fetchone()


def test_health_costs_little(hub, django_assert_max_num_queries):
    search_health()
    with django_assert_max_num_queries(3):
        health = search_health()
    assert health["pending"] == 0
    assert health["entries"] >= 1
