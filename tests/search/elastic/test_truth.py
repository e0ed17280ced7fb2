"""Nothing is lost on the way to Elasticsearch: many changes, a worker killed at every fiftieth."""

import pytest

from search import mirror, updates
from search.elastic import index
from search.rebuild import compare
from tests.search.elastic.conftest import SERVER
from tests.search.random_edits import make_changes

pytestmark = pytest.mark.elasticsearch


def test_a_hundred_changes_with_the_worker_killed(own_database, server, monkeypatch):
    monkeypatch.setattr(updates, "follow_at_once", lambda: None)
    make_changes(100, SERVER, server.ELASTICSEARCH_INDEX, seed=2)
    assert compare(repair=False) == 0
    assert mirror.compare(repair=False) == 0
    assert len(index.digests()) > 5
