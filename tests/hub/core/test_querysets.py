"""Which pages the public may see, asked in a way that databases answer quickly."""

import re

import pytest
from django.db import connection
from wagtail.models import Page

from hub.core.querysets import unrestricted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
# As SQLite and PostgreSQL say that they read all rows: SCAN x, Seq Scan on x u1.
SCAN = re.compile(r"scan (?:on )?(?:wagtailcore_page\b|u\d)(?! using integer)", re.IGNORECASE)


def test_pages_are_not_compared_with_all_pages():
    """SQLite with statistics takes an empty table of restrictions for a large one, and begins
    whatever it may join with that table with all pages.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    plan = unrestricted(Page.objects.live()).explain()
    assert len(SCAN.findall(plan)) == 1, plan
