"""Elasticsearch answers any query as the database does: the same pages, order and counts."""

import pytest
from hypothesis import HealthCheck, given, settings

from search import mirror
from search.backends import Request
from search.backends.database import DatabaseBackend
from search.elastic import backend as elastic
from search.elastic.backend import ElasticBackend
from search.engine import search
from tests.search.queries import ANY_TEXT, NASTY, ask_everything, check_counts

pytestmark = pytest.mark.elasticsearch
TEXTS = ["防災", "ぼうさい", "bousai", "防災 避難", "避難の練習", "volunteer", "東京", "川", "ボラ"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_same_pages_in_the_same_order_with_the_same_counts(filled, language):
    first, second = ElasticBackend(), DatabaseBackend()
    for text in TEXTS:
        for chosen in ({}, {"type": "news"}, {"type": "news", "language": "ja"}):
            for newest in (False, True):
                asked = search(text, language, chosen, newest_first=newest).request
                assert first.pages(asked, 0, 50) == second.pages(asked, 0, 50), text
                assert first.count(asked) == second.count(asked), text
                assert first.counts(asked) == second.counts(asked), (text, chosen)


@pytest.mark.parametrize(("chosen", "most"), [({}, 3), ({"type": "news"}, 3)])
def test_a_search_asks_few_questions(filled, monkeypatch, chosen, most):
    asked = []
    ask = elastic._search
    monkeypatch.setattr(elastic, "_search", lambda **more: asked.append(more) or ask(**more))
    found = search("防災", "ja", chosen)
    assert found[0:10]
    assert found.total
    assert found.counts
    assert len(asked) == most


def test_counts_agree_with_results(filled):
    for text in ("防災", "清掃"):
        for chosen in ({}, {"type": "news"}):
            asked = search(text, "ja", chosen).request
            assert isinstance(asked, Request)
            check_counts(ElasticBackend(), asked)


def test_nasty_queries(filled):
    for text in NASTY:
        ask_everything(ElasticBackend(), text)


@given(ANY_TEXT, ANY_TEXT)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_query(filled, text, value):
    ask_everything(ElasticBackend(), text, value)
    assert mirror.is_wanted()
