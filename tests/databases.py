"""The databases of the tests: templates made once a run, and copies of them for each worker.

The templates are a hub that is set up and nothing else, that hub with a group and its people
(tests/groups/town.py), and the demonstration. All workers share them, each under a file lock of
its own; none changes them. A test runs on its worker's copy of the first, or, where its module asks for that,
of another.
"""

import hashlib
import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client, TransactionTestCase, override_settings
from django_tasks_db.models import DBTaskResult
from filelock import FileLock
from PIL import Image
from pytest_django import DjangoDbBlocker

from demonstration.pictures import Picture
from hub.core import locales
from hub.core.rooms import own_apps
from search.backends import knowledge
from tests.pages.addresses import language_of, sitemap_addresses

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", uuid4().hex)
PICTURES = Path(settings.VAR_DIR) / "test-demonstration"  # of the template
MEDIA = Path(settings.MEDIA_ROOT) / "demonstration"  # of this worker
SMALL = (360, 240)
MADE_WITH = ("requirements.txt", "tests/databases.py", "tests/groups/town.py")
SET_UP_BY = ("migrations/*.py", "setup.py", "roles.py", "switches.py", "terms/*.tsv")
DEMONSTRATED_BY = (
    *SET_UP_BY,
    "**/demo/**/*",
    "demo.py",
    "documents.yaml",
    "loader.py",
    "pictures/*",
)


@cache
def lock_of(template: str) -> FileLock:
    """Return the lock under which a template is made, looked at and copied."""
    return FileLock(Path(settings.VAR_DIR) / f"{Path(template).name}.lock")


@contextmanager
def using_database(name: str) -> Iterator[None]:
    """Let the connection speak to database `name` for a while."""

    def switch(to: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = to
        ContentType.objects.clear_cache()
        locales.forget()
        knowledge.forget()
        for one in caches.all():
            one.clear()

    before = connection.settings_dict["NAME"]
    switch(name)
    try:
        yield
    finally:
        switch(before)


def made_from(patterns: tuple[str, ...]) -> list[Path]:
    """Return the files of our rooms, below each room's folder, that match one of `patterns`."""
    found = {
        path
        for app in own_apps()
        for pattern in patterns
        for path in Path(app.path).glob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }
    return sorted(found)


def fingerprint(patterns: tuple[str, ...]) -> str:
    """Return a digest of what a template is made with, and of the files found for it."""
    root = Path(settings.BASE_DIR)
    digest = hashlib.sha256()
    for path in [*(root / name for name in MADE_WITH), *made_from(patterns)]:
        digest.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def is_ready(print_of_today: str, *, reuse: bool) -> bool:
    """Return whether the database at hand was filled from what the files hold today.

    Unless `reuse` is allowed, it must have been filled in this run.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT digest, run FROM tests_filled")
            digest, run = cursor.fetchone()
    except DatabaseError:
        return False
    return digest == print_of_today and (reuse or run == RUN)


def copy_database(source: str, suffix: str) -> str:
    """Copy the database `source`, of which nobody holds a connection; return the copy's name."""
    with lock_of(source), using_database(source):
        name = str(connection.creation.get_test_db_clone_settings(suffix)["NAME"])
        forget_journal(name)
        connection.creation.clone_test_db(suffix, verbosity=0, autoclobber=True)
    return name


def forget_journal(name: str) -> None:
    """Remove what SQLite wrote beside a database that is about to be replaced."""
    if connection.vendor == "sqlite":
        for left_over in (f"{name}-wal", f"{name}-shm"):
            Path(left_over).unlink(missing_ok=True)


def ready_template(
    name: str, make: Callable[[], None], patterns: tuple[str, ...], *, reuse: bool
) -> None:
    """See that there is a database `name`, made by `make` from what `patterns` find today."""
    today = fingerprint(patterns)
    with lock_of(name):
        with using_database(name):
            ready = is_ready(today, reuse=reuse)
        if ready:
            return
        make()
        with using_database(name), connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS tests_filled")
            cursor.execute("CREATE TABLE tests_filled (digest varchar(64), run varchar(64))")
            cursor.execute("INSERT INTO tests_filled VALUES (%s, %s)", [today, RUN])
            if connection.vendor == "postgresql":  # as its own process does, too late for a test
                cursor.execute("ANALYZE")


@pytest.fixture(scope="session")
def hub_template(django_test_environment, django_db_blocker, django_db_createdb) -> str:
    """The name of the template of a hub that is set up, and holds nothing else."""
    name = str(connection.creation._get_test_db_name())

    def make() -> None:
        forget_journal(name)
        with using_database(str(connection.settings_dict["NAME"])):  # another is left behind
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            call_command("setup_hub", verbosity=0)
            DBTaskResult.objects.all().delete()  # what it left to the worker

    with django_db_blocker.unblock():
        ready_template(name, make, SET_UP_BY, reuse=not django_db_createdb)
    return name


def further_template(
    hub_template: str,
    suffix: str,
    fill: Callable[[], None],
    patterns: tuple[str, ...],
    *,
    reuse: bool,
) -> str:
    """Return the name of the template of a hub into which `fill` put more."""
    with using_database(hub_template):
        name = str(connection.creation.get_test_db_clone_settings(suffix)["NAME"])

    def make() -> None:
        with using_database(copy_database(hub_template, suffix)):
            fill()

    ready_template(name, make, patterns, reuse=reuse)
    return name


@pytest.fixture(scope="session")
def demonstration_template(hub_template, django_db_blocker, django_db_createdb) -> str:
    """The name of the template that holds the demonstration; its media are in `PICTURES`."""
    reuse = not django_db_createdb and PICTURES.is_dir()
    with django_db_blocker.unblock():
        return further_template(
            hub_template, "demo", load_demonstration, DEMONSTRATED_BY, reuse=reuse
        )


def read_small(picture: Picture) -> bytes:
    """Return the picture's file as a small WebP: its sizes for pages are made in no time."""
    small = io.BytesIO()
    with Image.open(picture.path) as image:
        image.resize(SMALL).save(small, "WEBP", method=0)
    return small.getvalue()


def load_demonstration() -> None:
    """Load the demonstration with small pictures; visit its pages once, so renditions exist."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    with (
        patch.object(Picture, "read", read_small),
        override_settings(
            MEDIA_ROOT=PICTURES,
            # Those who sign in to the server of the browser's tests are checked as in production.
            PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"],
        ),
    ):
        call_command("load_demo", stdout=io.StringIO())
        call_command("update_search", verbosity=0)
        for address in sitemap_addresses(Client()):
            if language_of(address) == settings.LANGUAGE_CODE:  # others show the same pictures
                Client().get(address)


@contextmanager
def copied_database(template: str, suffix: str) -> Iterator[str]:
    """Make a copy of `template` that is gone afterwards; yield its name."""
    name = copy_database(template, suffix)
    yield name
    with using_database(template):
        connection.creation.destroy_test_db(suffix=suffix, verbosity=0)


@contextmanager
def database_of_worker(template: str, blocker: DjangoDbBlocker) -> Iterator[str]:
    """Yield the name of this worker's copy of `template`."""
    with ExitStack() as stack:
        with blocker.unblock():
            name = stack.enter_context(copied_database(template, WORKER))
        yield name
        with blocker.unblock():
            stack.close()


@pytest.fixture(scope="session")
def django_db_setup(hub_template, django_db_blocker) -> Iterator[None]:
    """Every test that asks for a database begins with a hub that is set up."""
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    with database_of_worker(hub_template, django_db_blocker) as name, using_database(name):
        yield


@pytest.fixture(scope="session")
def demonstration_database(
    django_db_setup, demonstration_template, django_db_blocker
) -> Iterator[str]:
    """The name of the worker's database that holds the demonstration; its media are in `MEDIA`."""
    # Files that tests write or delete are the worker's own; what they share is only read.
    shutil.copytree(PICTURES, MEDIA, copy_function=os.link)
    with database_of_worker(demonstration_template, django_db_blocker) as name:
        yield name


@pytest.fixture(scope="module")
def demonstration(demonstration_database) -> Iterator[None]:
    """The tests of the module that uses this run on the demonstration, not on an empty hub."""
    with using_database(demonstration_database), override_settings(MEDIA_ROOT=MEDIA):
        yield


@pytest.fixture
def _never_emptied(request, monkeypatch) -> None:
    """Emptying a database takes longer than copying one, and this one is thrown away."""
    assert not request.node.get_closest_marker("django_db"), "own_database needs no marker"
    monkeypatch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: None)


@pytest.fixture(scope="session")
def own_template(hub_template) -> str:
    """What `own_database` is a copy of."""
    return hub_template


@pytest.fixture
def own_database(_never_emptied, transactional_db, own_template) -> Iterator[None]:
    """A database of the test's own: what it commits, nobody meets."""
    with copied_database(own_template, f"{WORKER}_own") as name, using_database(name):
        yield
