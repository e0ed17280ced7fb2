"""Nothing is lost: many changes, a worker killed at every fiftieth, no difference."""

import pytest
from django.db import connection

from search import updates
from search.models import SearchEntry
from search.rebuild import compare
from tests.search.random_edits import make_changes
from tests.size import sized

pytestmark = pytest.mark.both_databases


def test_a_thousand_changes_with_the_worker_killed(own_database, monkeypatch):
    # As if each web process died as soon as it had committed: all is left to the worker.
    monkeypatch.setattr(updates, "follow_at_once", lambda: None)
    make_changes(sized(1_000) if connection.vendor == "postgresql" else 100, seed=11)
    assert SearchEntry.objects.filter(page__slug__startswith="edit-").count() > 5
    assert compare(repair=False) == 0
