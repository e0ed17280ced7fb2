"""Nothing is lost: a thousand changes, twenty workers killed, no difference."""

import pytest

from search import updates
from search.models import SearchEntry
from search.rebuild import compare
from tests.search.random_edits import make_changes


@pytest.mark.django_db(transaction=True)
def test_a_thousand_changes_with_the_worker_killed(own_database, monkeypatch):
    # As if each web process died as soon as it had committed: all is left to the worker.
    monkeypatch.setattr(updates, "follow_at_once", lambda: None)
    make_changes(seed=1)
    assert SearchEntry.objects.filter(page__slug__startswith="edit-").count() > 5
    assert compare(repair=False) == 0
