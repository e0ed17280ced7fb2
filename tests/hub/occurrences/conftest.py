"""A page that has dates, whatever its room."""

from datetime import date, datetime, time

import pytest
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import ContentPage
from hub.occurrences.series import MonthlyByWeekday, Once, Series

NOW = timezone.make_aware(datetime(2026, 12, 1, 8))
TODAY = timezone.localdate(NOW)
SATURDAY = 5
DAY = date(2026, 12, 20)


@pytest.fixture
def page(db) -> Page:
    home = Site.objects.get(is_default_site=True).root_page
    return home.add_child(instance=ContentPage(title="川べの朝", slug="kawabe", locale=home.locale))


def saturdays(number: int = 2, starts: time = time(9), ends: time = time(11), key: str = "rule"):
    """Return the series of the nth Saturdays of each month."""
    rule = MonthlyByWeekday(TODAY, frozenset({number}), frozenset({SATURDAY}))
    return Series(key, rule, starts, ends)


def once(day: date = DAY, starts: time = time(9), ends: time = time(11), key: str = "single"):
    """Return the series of one day."""
    return Series(key, Once(day, day), starts, ends)
