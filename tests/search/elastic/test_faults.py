"""Elasticsearch away, silent, slow or out of its mind: nobody waits for it, nothing is lost."""

import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from search import backends, mirror
from search.backends import FallbackBackend
from search.backends.database import DatabaseBackend
from search.elastic import index
from search.elastic.backend import ElasticBackend
from search.elastic.circuit import Circuit, circuit
from search.elastic.client import WRITE_SECONDS, Dialect8
from search.engine import search
from search.health import search_health
from search.models import MirrorChange, MirrorState
from tests.search.elastic.conftest import SERVER, connect
from tests.search.elastic.faults import (
    ANSWERS,
    DRIBBLE,
    HANG,
    PASS,
    SLOW,
    SLOW_SECONDS,
    faulty_server,
)

pytestmark = pytest.mark.elasticsearch
REFUSE = "refuses"
NOBODY = "http://127.0.0.1:1"
WITHIN = 0.5  # seconds that readers are kept for
IN_VAIN = WRITE_SECONDS / 2  # far more than that, far less than whoever waits without an end


@pytest.fixture
def before_it(filled, server):
    """A faulty server before the real one, and the time that readers are kept for as it is set."""
    with faulty_server(SERVER) as (faults, address):
        connect(server, address, seconds=WITHIN)
        yield faults


@pytest.fixture(params=[REFUSE, HANG, DRIBBLE, *ANSWERS])
def broken(request, before_it, server):
    before_it.way = request.param
    if request.param == REFUSE:
        connect(server, NOBODY, seconds=WITHIN)
    return before_it


@pytest.fixture
def questions(monkeypatch) -> list[str]:
    """The addresses that Elasticsearch was asked for, whether it answered or not."""
    asked = []
    perform = Dialect8.perform_request

    def note(transport, method, target, **more):
        asked.append(target)
        return perform(transport, method, target, **more)

    monkeypatch.setattr(Dialect8, "perform_request", note)
    return asked


@contextmanager
def no_waiting_in_vain():
    started = time.monotonic()
    yield
    assert time.monotonic() - started < IN_VAIN


def heal(faults, server) -> None:
    address = server.ELASTICSEARCH_URL[0]
    faults.way = PASS
    connect(server, SERVER if address == NOBODY else address)


def rest_is_over() -> None:
    MirrorState.objects.update(retry_at=timezone.now() - timedelta(seconds=1))


def test_the_database_answers_after_one_question_in_vain(broken, questions):
    with no_waiting_in_vain():
        found = search("防災の日", "ja")
        first, total, counts = found[0:10], found.total, found.counts
    assert first[0].title == "防災の日"
    assert total == sum(counts["type"].values())
    assert len(questions) == 1
    assert search("避難", "ja")[0:1]
    assert len(questions) == 1, "nobody tries it any more"
    assert search_health()["elasticsearch"]["error"], "staff are told"


def test_one_that_is_slow_is_not_asked_twice(before_it, server, questions, monkeypatch):
    connect(server, *server.ELASTICSEARCH_URL)  # it has the time to answer
    share = SLOW_SECONDS / server.ELASTICSEARCH_SECONDS / 2
    monkeypatch.setattr(backends, "SHARE_FOR_ONE", share)
    before_it.way = SLOW
    found = search("防災の日", "ja")
    assert found.total
    assert "took" in circuit.reason
    assert found.counts["type"]
    assert found[0:10][0].title == "防災の日"
    assert len(questions) == 1


def test_publishing_does_not_wait_for_it_and_nothing_is_lost(broken, server, filled, questions):
    """Publishing notes the change; the queue's worker is not kept long either."""
    filled.news("清掃の日", "文")
    assert questions == []
    with no_waiting_in_vain():
        assert not mirror.follow()
    assert len(questions) <= 2, "whether it is there, and what happened: nothing is tried again"
    assert MirrorChange.objects.exists()

    heal(broken, server)
    rest_is_over()
    call_command("update_search", verbosity=0)
    assert not MirrorChange.objects.exists()
    assert len(ElasticBackend().pages(search("「清掃の日」", "ja").request, 0, 50)) == 1
    assert mirror.compare(repair=False) == 0
    health = search_health()["elasticsearch"]
    assert (health["error"], health["waiting"]) == ("", 0)


def test_it_is_tried_again_after_growing_pauses(filled, server):
    connect(server, NOBODY, seconds=WITHIN)
    filled.news("清掃の日", "文")
    pauses = []
    for _time in range(7):
        assert not mirror.follow()
        state = MirrorState.load()
        pauses.append(round((state.retry_at - state.failed_at).total_seconds()))
        assert not mirror.follow(), "it rests"
        assert MirrorState.load().attempts == state.attempts
        rest_is_over()
    assert pauses == [30, 60, 120, 240, 300, 300, 300]


def test_readers_ask_it_again_only_when_it_has_caught_up(before_it, filled, server):
    """What comes back may be old: until all is sent, the database's answer is the true one."""
    before_it.way = HANG
    search("防災", "ja")[0:1]
    page = filled.news("清掃の知らせ", "文")
    heal(before_it, server)
    assert not circuit.is_closed()
    assert page.pk in [entry.page_id for entry in search("清掃", "ja")[0:9]]
    call_command("update_search", verbosity=0)
    assert circuit.is_closed()
    asked = len(before_it.bodies)
    assert page.pk in [entry.page_id for entry in search("清掃", "ja")[0:9]]
    assert len(before_it.bodies) > asked


def test_a_full_disk_refuses_documents_and_loses_none(filled):
    """Elasticsearch blocks writing when the disk is nearly full."""
    filled.news("清掃の日", "文")
    client = index.writer()
    client.indices.put_settings(index=index.alias(), settings={"index.blocks.write": True})
    assert not mirror.follow()
    assert "refused" in search_health()["elasticsearch"]["error"]
    client.indices.put_settings(index=index.alias(), settings={"index.blocks.write": False})
    rest_is_over()
    assert mirror.follow()
    assert mirror.compare(repair=False) == 0


class TestCircuit:
    def test_every_process_knows(self):
        Circuit().open(ValueError("away"))
        assert Circuit().reason == "ValueError: away"
        Circuit().close()
        assert Circuit().is_closed()

    def test_without_a_cache_each_process_goes_by_what_it_met(self, monkeypatch):
        away = lambda *args, **kwargs: 1 / 0  # noqa: E731
        monkeypatch.setattr(cache, "get", away)
        monkeypatch.setattr(cache, "set", away)
        mine, other = Circuit(), Circuit()
        assert mine.is_closed()
        mine.open(ValueError("away"))
        assert not mine.is_closed()
        assert other.is_closed()
        now = time.monotonic()
        monkeypatch.setattr(time, "monotonic", lambda: now + 61)
        assert mine.is_closed(), "it tries by itself"

    def test_the_search_goes_on_without_a_cache(self, before_it, server, questions, monkeypatch):
        address = server.ELASTICSEARCH_URL[0]
        connect(server, address)
        request = search("「防災の日」", "ja").request
        connect(server, address, seconds=WITHIN)
        away = lambda *args, **kwargs: 1 / 0  # noqa: E731
        monkeypatch.setattr(cache, "get", away)
        monkeypatch.setattr(cache, "set", away)
        before_it.way = HANG
        both = FallbackBackend(ElasticBackend(), DatabaseBackend())
        questions.clear()
        assert both.count(request) == DatabaseBackend().count(request) > 0
        assert both.pages(request, 0, 10)
        assert len(questions) == 1
