"""Any query is answered by the database, soon; counts say what choosing gives."""

import random
import subprocess
import sys

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings

from search import backends
from search.backends.database import DatabaseBackend
from search.engine import search
from search.models import PendingChange
from tests.search.queries import ANY_TEXT, NASTY, ask_everything, check_counts

pytestmark = pytest.mark.both_databases


@pytest.fixture
def filled(hub):
    hub.news("防災の日", "避難の練習をします。", summary="訓練")
    hub.news("ボランティア募集", "防災の volunteer をさがしています。")
    hub.page("川の清掃", "東京都から来た人も歩きました。防災")
    hub.group("防災の会", purpose="防災")
    return hub


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_queries(filled, text):
    ask_everything(DatabaseBackend(), text)


@given(ANY_TEXT, ANY_TEXT)
@example("防災", "' OR 1 --")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_query(filled, text, value):
    ask_everything(DatabaseBackend(), text, value)


def test_counts_agree_with_results(filled):
    for text in ("防災", "清掃", "防災 避難"):
        for chosen in ({}, {"type": "news"}, {"type": "news", "year": "2026"}):
            check_counts(DatabaseBackend(), search(text, "ja", chosen).request)


def test_a_very_long_page_is_indexed(hub):
    """Fifty thousand characters by chance: more different terms than any text has."""
    chance = random.Random(5)  # noqa: S311
    text = "".join(chr(chance.randrange(0x4E00, 0x9FA0)) for _ in range(60_000))
    page = hub.page("長い頁", f"はじまりの防災。{text}")
    assert not PendingChange.objects.exists()
    assert [entry.page_id for entry in search("防災", "ja")[0:9]] == [page.pk]


@pytest.mark.django_db
def test_short_columns_stand_before_long_ones():
    """SQLite reads through a row from its beginning; ranking must not meet the texts.

    The picture is read for a page of results alone.
    """
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, "search_searchentry")
    names = [column.name for column in columns]
    assert set(names[names.index("title") :]) == {"title", "text", "terms", "image_id"}


def test_without_an_address_the_client_is_not_even_imported():
    script = (
        "import django, sys; django.setup(); import config.urls, search.views;"
        "from search import mirror; from search.backends import backend; backend();"
        "assert not mirror.is_wanted(); assert 'elasticsearch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603
    assert isinstance(backends.backend(), DatabaseBackend)
