"""Which pages the public may see, asked in a way that databases answer quickly."""

import pytest
from django.db import connection
from wagtail.models import Page

from core.querysets import unrestricted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="it is SQLite's planner that errs")
def test_statistics_do_not_make_sqlite_compare_all_pages_with_all():
    """With them it takes an empty table of restrictions for a large one."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    plan = unrestricted(Page.objects.live()).explain().splitlines()
    _outer, *inner = plan
    assert [line for line in inner if "wagtailcore_page_" in line or "SCAN U" in line] == []
    assert any("USING INTEGER PRIMARY KEY" in line for line in inner)
