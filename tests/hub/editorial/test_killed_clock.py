"""The clock dies (kill -9) at any moment while it publishes: nothing approved is lost."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from hub.editorial.scheduling import overdue
from news.models import NewsIndexPage, NewsPage
from tests.killing import is_question, run_until
from tests.size import sized

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("own_database")]
DUE_PAGES = 4
KILLS = sized(160)
HALF_A_DAY = timedelta(hours=12)


def publish_scheduled() -> bool:
    call_command("publish_scheduled", verbosity=0)
    return True


def schedule(pages: list[NewsPage], title: str) -> None:
    """Approve a new title of each page for in half a day."""
    for page in pages:
        page.refresh_from_db()
        page.title, page.go_live_at = title, timezone.now() + HALF_A_DAY
        page.save_revision().publish()


def moments_of(work) -> int:
    """Return how many statements of `work` do more than read."""
    number = 0

    def count(execute, sql, *args):
        nonlocal number
        number += not is_question(sql)
        return execute(sql, *args)

    with connection.execute_wrapper(count):
        work()
    return number


def test_no_publication_is_lost(time_machine):
    index = NewsIndexPage.objects.get(locale__language_code="ja")
    pages = [NewsPage(title="前", slug=f"cleaning-{n}", live=False) for n in range(DUE_PAGES)]
    for page in pages:
        page.locale_id = index.locale_id
        index.add_child(instance=page)
    schedule(pages, "はじめ")
    time_machine.move_to(timedelta(days=1))
    last = moments_of(publish_scheduled)

    cut_short = 0
    for number in range(KILLS):
        title = f"{number + 1} 回目"
        schedule(pages, title)
        time_machine.move_to(timedelta(days=number + 2))
        died = run_until(1 + number * last // KILLS, publish_scheduled) is None
        waiting = Revision.objects.exclude(approved_go_live_at=None).count()
        public = NewsPage.objects.filter(live=True, title=title).count()
        assert waiting + public == DUE_PAGES, number
        cut_short += died and waiting > 0

        publish_scheduled()
        assert NewsPage.objects.filter(live=True, title=title).count() == DUE_PAGES, number
        assert overdue() == []
    published = PageLogEntry.objects.filter(action="wagtail.publish.scheduled")
    assert published.count() == DUE_PAGES * (KILLS + 1)  # each once
    assert cut_short > KILLS // 2
