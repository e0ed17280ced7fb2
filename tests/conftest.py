"""What all tests share: which of them run here, and nothing remembered from the test before."""

import gc
import os
from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.db import connection
from django.template import Context, Template
from django.test import client
from django.utils import translation
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from hub.core import locales
from search.backends import knowledge
from tests.size import FULL

# Work that one worker does by itself, longest first.
LONGEST = [
    "tests/pages",
    "tests/groups/test_table.py",
    "tests/groups/test_killed.py",
    "tests/search/test_evaluation.py",
    "tests/example_room/test_example_room.py",
    "tests/hub/languages/test_random_operations.py",
    "tests/groups/test_closed_to_staff.py",
]
pytest_plugins = ["tests.databases", "tests.groups.town", "tests.mail_secrets"]


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


def uses_database(item: pytest.Item) -> bool:
    """Return whether the test asks for a database; what does not, runs the same beside any."""
    asks = {"db", "transactional_db", "hub_template", "demonstration_template"}
    marks = [item.get_closest_marker(name) for name in ("django_db", "browser")]
    return any(marks) or bool(asks & set(item.fixturenames))


def runs_here(item: pytest.Item) -> bool:
    """Return whether the test can fail on this database, at this size of the run."""
    only_on = {"postgres": "postgresql", "sqlite": "sqlite", "browser": "sqlite"}
    vendors = [vendor for name, vendor in only_on.items() if item.get_closest_marker(name)]
    return connection.vendor in (vendors or [connection.vendor]) and (
        FULL or item.get_closest_marker("matrix") is None
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Iterator[None]:
    """Leave out what does not run here; what takes long comes first, the browser's tests last."""
    config.hook.pytest_deselected(items=[item for item in items if not runs_here(item)])
    items[:] = [item for item in items if runs_here(item)]
    for item in items:
        if not uses_database(item):
            item.add_marker("pure")
    result = yield
    # Playwright leaves an event loop in this thread, where Django then refuses its database.
    items.sort(key=lambda item: (item.get_closest_marker("browser") is not None, turn_of(item)))
    return result


def turn_of(item: pytest.Item) -> int:
    """Return the turn of a test: a worker that begins something long late ends long after others."""
    scope = ByModule.scope_of(item.nodeid)
    return LONGEST.index(scope) if scope in LONGEST else len(LONGEST)


def pytest_collection_finish() -> None:
    """What was imported stays: no need to look through it again and again (a quarter of a page).

    What is made from here on is looked through seldom (a twentieth of a test, a fifth of migrations).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def note_first(store: dict, template: Template, context: Context, **more: object) -> None:
    """Note a template and its context for `response.context`, the first time that it is used.

    A page of the admin writes out the same few small templates hundreds of times, and Django copies
    the context of each.
    """
    if template not in store.get("templates", ()):
        note_rendered(store, template=template, context=context, **more)


note_rendered, client.store_rendered_templates = client.store_rendered_templates, note_first


class ByModule(LoadScopeScheduling):
    """Gives each worker whole modules, in our order; and one worker all that shares a result."""

    @staticmethod
    def scope_of(nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        if module.startswith("tests/pages/"):  # the visits
            return "tests/pages"
        if module.endswith("/test_evaluation.py"):  # what the database finds
            return "tests/search/test_evaluation.py"
        return module

    _split_scope = scope_of


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByModule:
    config.option.loadscopereorder = False
    return ByModule(config, log)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """On CI nothing may be left out."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
