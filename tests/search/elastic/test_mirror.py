"""Elasticsearch follows the database's index: nothing lost, nothing twice, nothing private."""

import threading

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from elasticsearch import NotFoundError
from wagtail.models import PageViewRestriction

from news.models import NewsPage
from search import mirror
from search.backends import Request
from search.elastic import client as client_module
from search.elastic import index
from search.elastic.backend import ElasticBackend
from search.engine import search
from search.models import IndexState, MirrorChange, MirrorState, SearchEntry
from search.rebuild import rebuild
from search.updates import follow
from tests.search.elastic.conftest import SERVER, connect, send
from tests.search.elastic.faults import faulty_server

pytestmark = pytest.mark.elasticsearch


def found(text: str, language: str = "ja") -> list[int]:
    """Return the pages that Elasticsearch itself finds."""
    return ElasticBackend().pages(asked(text, language), 0, 50)


def asked(text: str, language: str = "ja") -> Request:
    request = search(text, language).request
    assert request
    return request


def indices() -> list[str]:
    return list(client_module.writer().indices.get(index=f"{settings.ELASTICSEARCH_INDEX}*"))


def test_a_change_follows_through_the_queue(filled):
    page = filled.news("清掃の日", "文")
    assert MirrorChange.objects.exists()
    send()
    assert page.pk in found("清掃")
    page.unpublish()
    send()
    assert page.pk not in found("清掃")
    assert not MirrorChange.objects.exists()


def test_a_change_that_is_rolled_back_sends_nothing(filled):
    with transaction.atomic():
        filled.news("清掃", "文")
        transaction.set_rollback(True)
    assert not MirrorChange.objects.exists()


def test_an_older_change_never_overwrites_a_newer_one(filled):
    entry = SearchEntry.objects.filter(title="防災の日").get()
    index.write([index.alias()], [], {entry.page_id: 1_000})
    index.write([index.alias()], [entry], {entry.page_id: 999})
    assert entry.page_id not in index.digests()
    assert entry.page_id not in found("防災の日")
    index.write([index.alias()], [entry], {entry.page_id: 1_001})
    assert index.digests()[entry.page_id] == entry.digest


def test_no_moment_of_a_rebuild_is_without_results_or_with_doubles(filled):
    """A reader searches all the time, while pages are edited and the index is built anew."""
    steady = asked("ボランティア募集")
    expected = ElasticBackend().pages(steady, 0, 50)
    over, seen, searches = threading.Event(), set(), []

    def keep_searching() -> None:
        backend = ElasticBackend()
        while not over.is_set():
            pages = backend.pages(steady, 0, 50)
            seen.add((tuple(pages), backend.count(steady)))
            searches.append(1)

    key = SearchEntry.objects.filter(title="防災の日").get().page_id

    def edit_meanwhile(done: int) -> None:
        filled.news("避難所の清掃", "文")
        NewsPage.objects.get(pk=key).unpublish()
        send()
        assert key not in found("防災の日")

    reader = threading.Thread(target=keep_searching)
    reader.start()
    try:
        for _time in range(3):
            mirror.rebuild(edit_meanwhile)
            assert key not in found("防災の日")
            NewsPage.objects.get(pk=key).save_revision().publish()
            send()
            assert key in found("防災の日")
    finally:
        over.set()
        reader.join()
    assert len(searches) > 10
    assert seen == {(tuple(expected), len(expected))}
    assert mirror.compare(repair=False) == 0


def test_a_change_in_the_moment_of_the_swap_is_in_the_new_index(filled, monkeypatch):
    """It was written to the old index, and finds no other that is coming any more."""
    swap = index.swap

    def change_first(name: str) -> None:
        filled.news("避難所", "文")
        follow()
        write = index.write

        def write_around_the_swap(names, *arguments):
            write(names[:1], *arguments)
            swap(name)
            write(names[1:], *arguments)

        with monkeypatch.context() as patched:
            patched.setattr(index, "write", write_around_the_swap)
            mirror.follow()

    with monkeypatch.context() as patched:
        patched.setattr(index, "swap", change_first)
        mirror.rebuild()
    assert mirror.compare(repair=False) == 0


def test_the_index_before_goes_when_nobody_asks_it_any_more(filled):
    mirror.rebuild()
    assert len(indices()) == 2
    assert mirror.compare() == 0
    assert len(indices()) == 1


def test_an_abandoned_rebuild_gives_way_to_the_next(filled):
    with pytest.raises(ZeroDivisionError):
        mirror.rebuild(lambda done: 1 / 0)
    mirror.rebuild()
    mirror.compare()
    assert len(indices()) == 1


def test_of_two_rebuilds_the_later_one_counts(filled):
    with pytest.raises(NotFoundError):
        mirror.rebuild(lambda done: mirror.rebuild())
    assert mirror.compare() == 0
    assert len(indices()) == 1


def test_the_clock_makes_the_index_where_there_is_none(server, hub):
    page = hub.page("防災")
    assert not mirror.follow()
    assert search("防災", "ja").total == 1, "the database answers until then"
    call_command("update_search", verbosity=0)
    assert found("防災") == [page.pk]


def test_an_index_of_another_version_is_not_asked_but_built_anew(filled, monkeypatch):
    monkeypatch.setattr(index, "VERSION", {"mapping": 99, "analysis": 1})
    monkeypatch.setitem(index.MAPPING, "_meta", index.VERSION)
    assert not index.is_current()
    assert not index.answers()
    call_command("check_search", verbosity=0)
    assert index.is_current()
    assert mirror.compare(repair=False) == 0


def test_the_nightly_comparison_repairs_what_differs(filled, capsys):
    known = list(index.digests())
    other = SearchEntry.objects.get(page_id=known[1])
    other.digest = "another"
    index.write([index.alias()], [other], {known[0]: 10_000, known[1]: 10_000})
    call_command("check_search", "--dry-run")
    assert "2 documents of Elasticsearch differed" in capsys.readouterr().out
    assert mirror.compare() == 2
    assert MirrorState.load().differences == 2
    assert mirror.compare() == 0


def test_rebuilding_the_database_index_sends_what_it_changed(filled):
    entry = SearchEntry.objects.filter(title="防災の日").get()
    SearchEntry.objects.filter(pk=entry.pk).update(digest="old")
    MirrorChange.objects.create(page_key=entry.page_id)
    send()
    assert index.digests()[entry.page_id] == "old"
    rebuild()
    assert MirrorChange.objects.values_list("page_key", flat=True).get() == entry.page_id
    send()
    assert mirror.compare(repair=False) == 0
    assert IndexState.load().current == 2


def test_nothing_private_is_sent(server, hub):
    """Not in the documents, not on the way: every byte sent is looked at."""
    with faulty_server(SERVER) as (faults, address):
        connect(server, address)
        hub.page("みんなの頁", "openword")
        draft = hub.page("もと公開", "draftword")
        draft.unpublish()
        secret = hub.page("会員の頁", "memberword")
        PageViewRestriction.objects.create(
            page=secret, restriction_type=PageViewRestriction.PASSWORD, password="pass"
        )
        hub.group("みんなの会", phone="029-000-0909", email="hidden@example.jp", address="内緒町")
        follow()
        mirror.rebuild()
        hub.page("あとの頁", "laterword")
        mirror.follow()
        sent = b"".join(faults.bodies).decode()
        kept = client_module.writer().search(index=index.alias(), size=100)["hits"]["hits"]
    assert "openword" in sent
    assert "laterword" in sent
    for private in ("draftword", "memberword", "0290000909", "ae0909", "hidden", "内緒"):
        assert private not in sent
    assert kept
    assert all(
        set(hit["_source"]) <= {"page", "facets", "language", "date", "digest"} for hit in kept
    )
