"""Elasticsearch finds what the database finds, in its order, so it is as good."""

import pytest

from search import mirror
from search.elastic.backend import ElasticBackend
from search.evaluation.contestants import our_backend
from search.evaluation.measure import cases, evaluate
from tests.search.targets import shortfalls

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.usefixtures("demonstration", "db", "server"),
]


def test_it_reaches_the_targets_by_the_same_pages_in_the_same_order(outcomes_of_database):
    mirror.rebuild()
    with our_backend(ElasticBackend) as search:
        outcomes = evaluate(search, cases())
    assert shortfalls(outcomes) == []
    assert outcomes == outcomes_of_database
