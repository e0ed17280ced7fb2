"""What all tests share: nothing remembered from the test before, the browser's tests last."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone, translation

from hub.core import locales
from search.backends import knowledge

pytest_plugins = ["tests.demo", "tests.mail_secrets"]


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Caches, locales and the active language outlive the transaction that a test runs in."""
    for cache in caches.all():
        cache.clear()
    locales.forget()
    knowledge.forget()
    with translation.override("ja"):
        yield
    locales.forget()


@pytest.fixture
def time_machine(monkeypatch):
    """Call it with a timedelta: from then on `timezone.now()` is that much later."""
    real = timezone.now

    def travel(distance: timedelta) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: real() + distance)

    return travel


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Playwright leaves an event loop in this thread, where Django then refuses its database."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
