"""Databases that stand ready: a hub that is set up, and the demonstration, each made once a run."""

import hashlib
import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client, override_settings
from PIL import Image

from demonstration.pictures import Picture
from home.models import HomePage
from hub.core import locales
from search.backends import knowledge
from tests.pages.addresses import sitemap_addresses

MEDIA = Path(settings.VAR_DIR) / "test-demonstration"
SMALL = (360, 240)
ROOMS = ("*", "hub/*")
SET_UP_BY = tuple(
    f"{room}/{part}" for room in ROOMS for part in ("migrations/*.py", "setup.py", "roles.py")
)
MADE_FROM = ("demonstration/**/*", *(f"{room}/demo/**/*" for room in ROOMS), *SET_UP_BY)


@contextmanager
def using_database(name: str) -> Iterator[None]:
    """Let the connection speak to database `name` for a while."""

    def switch(to: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = to
        locales.forget()
        knowledge.forget()
        for cache in caches.all():
            cache.clear()

    before = connection.settings_dict["NAME"]
    switch(name)
    try:
        yield
    finally:
        switch(before)


def fingerprint(patterns: tuple[str, ...]) -> str:
    """Return a digest of the files that a database is made from."""
    digest = hashlib.sha256()
    root = Path(settings.BASE_DIR)
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def is_filled(print_of_today: str) -> bool:
    """Return whether the database was filled from what the files hold today."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT digest FROM tests_filled")
            return cursor.fetchone() == (print_of_today,)
    except DatabaseError:
        return False


def ready_database(
    suffix: str, patterns: tuple[str, ...], fill: Callable[[], None], *, reuse: bool
) -> str:
    """Return the name of a copy of the tests' empty database, with what `fill` put into it."""
    # The browser's tests alone ask for no database, and pytest-django makes none.
    if connection.settings_dict["NAME"] != connection.creation._get_test_db_name():
        connection.creation.create_test_db(verbosity=0, autoclobber=True, keepdb=reuse)
    name = str(connection.creation.get_test_db_clone_settings(suffix)["NAME"])
    today = fingerprint(patterns)
    with using_database(name):
        filled = reuse and is_filled(today)
    if not filled:
        connection.close()
        for left_over in (f"{name}-wal", f"{name}-shm"):
            Path(left_over).unlink(missing_ok=True)
        connection.creation.clone_test_db(suffix, verbosity=0)
        with using_database(name):
            fill()
            with connection.cursor() as cursor:
                cursor.execute("CREATE TABLE tests_filled (digest varchar(64))")
                cursor.execute("INSERT INTO tests_filled VALUES (%s)", [today])
    return name


def read_small(picture: Picture) -> bytes:
    """Return the picture's file as a small WebP: its sizes for pages are made in no time."""
    small = io.BytesIO()
    with Image.open(picture.path) as image:
        image.resize(SMALL).save(small, "WEBP", method=0)
    return small.getvalue()


def load_demonstration() -> None:
    """Load the demonstration with small pictures; visit every page once, so renditions exist."""
    shutil.rmtree(MEDIA, ignore_errors=True)
    with (
        patch.object(Picture, "read", read_small),
        # Those who sign in to the server of the browser tests are checked as in production.
        override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"]),
    ):
        call_command("load_demo", stdout=io.StringIO())
    call_command("update_search", verbosity=0)
    for address in sitemap_addresses(Client()):
        Client().get(address)


@pytest.fixture(scope="session")
def hub_database(django_db_setup, django_db_blocker, django_db_createdb) -> str:
    """The name of the database of a hub that is set up, and holds nothing else."""
    with django_db_blocker.unblock():
        return ready_database("hub", SET_UP_BY, set_up_hub, reuse=not django_db_createdb)


@pytest.fixture(scope="module")
def empty_hub(hub_database) -> Iterator[None]:
    """The tests of the module that uses this begin with a hub that is set up."""
    with using_database(hub_database):
        yield


@pytest.fixture(scope="module")
def own_database(empty_hub, django_db_blocker) -> Iterator[None]:
    """A database of the module's own: what it commits must not be met by other tests.

    Its first test finds the database fresh; after each, pytest-django empties it.
    """
    with django_db_blocker.unblock():
        connection.close()  # SQLite brings its journal into the file that is copied
        connection.creation.clone_test_db("own", verbosity=0, autoclobber=True)
        name = str(connection.creation.get_test_db_clone_settings("own")["NAME"])
        with using_database(name):
            yield
        connection.creation.destroy_test_db(suffix="own", verbosity=0)


def set_up_hub() -> None:
    """Set the hub up where a test begins without one."""
    if not HomePage.objects.exists():
        call_command("setup_hub", verbosity=0)


@pytest.fixture(scope="session")
def demonstration_database(django_db_setup, django_db_blocker, django_db_createdb) -> str:
    """The name of the database that holds the demonstration."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=MEDIA):
        return ready_database(
            "demo",
            MADE_FROM,
            load_demonstration,
            reuse=not django_db_createdb and MEDIA.is_dir(),
        )


@pytest.fixture(scope="module")
def demonstration(demonstration_database) -> Iterator[None]:
    """The tests of the module that uses this run on the demonstration, not on an empty hub."""
    with using_database(demonstration_database), override_settings(MEDIA_ROOT=MEDIA):
        yield
