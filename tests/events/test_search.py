"""Events among the results of the search."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import EventPage
from hub.occurrences.models import Occurrence
from search.engine import search
from search.models import IndexState
from search.updates import index_family
from tests.events.test_events import KITCHEN, RIVER, event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def test_what_is_over_is_found_below_what_is_to_come():
    """The night job that compares the index with the pages sees that an event's last day is over."""
    pages = [event(RIVER), event(KITCHEN)]
    for page in pages:
        EventPage.objects.filter(pk=page.pk).update(title="親子で星を見る夜", summary="")
    for over, ahead in (pages, pages[::-1]):
        for page, days in ((ahead, 9), (over, -9)):
            begins = timezone.now() + timedelta(days=days)
            Occurrence.objects.filter(page=page).update(
                starts_at=begins, ends_at=begins + timedelta(hours=1)
            )
        for page in pages:
            assert index_family(page.translation_key, IndexState.load().generations) > 0
        found = [entry.page_id for entry in search("親子で星を見る夜", "ja")[0:50]]
        assert found.index(ahead.pk) < found.index(over.pk)
