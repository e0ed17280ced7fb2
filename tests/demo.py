"""The demonstration, loaded once into a database of its own beside the tests' empty one."""

import hashlib
import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client, override_settings

from core import locales
from core.demo import assets
from tests.pages.addresses import sitemap_addresses

MEDIA = Path(settings.VAR_DIR) / "test-demonstration"
SMALL = (360, 240)
MADE_FROM = ("*/demo/**/*", "*/migrations/*.py", "*/setup.py")


@contextmanager
def using_database(name: str) -> Iterator[None]:
    """Let the connection speak to database `name` for a while."""

    def switch(to: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = to
        locales.forget()
        for cache in caches.all():
            cache.clear()

    before = connection.settings_dict["NAME"]
    switch(name)
    try:
        yield
    finally:
        switch(before)


def fingerprint() -> str:
    """Return a digest of the content and of what gives it its form."""
    digest = hashlib.sha256()
    root = Path(settings.BASE_DIR)
    for pattern in MADE_FROM:
        for path in sorted(root.glob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def is_loaded() -> bool:
    """Return whether the database holds today's demonstration."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT digest FROM tests_demonstration")
            return cursor.fetchone() == (fingerprint(),) and MEDIA.is_dir()
    except DatabaseError:
        return False


def load() -> None:
    """Load the demonstration with small pictures; visit every page once, so renditions exist."""
    shutil.rmtree(MEDIA, ignore_errors=True)
    with (
        patch.object(assets, "SIZE", SMALL),
        # Those who sign in to the server of the browser tests are checked as in production.
        override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"]),
    ):
        call_command("load_demo", stdout=io.StringIO())
    call_command("update_search", verbosity=0)
    for address in sitemap_addresses(Client()):
        Client().get(address)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE tests_demonstration (digest varchar(64))")
        cursor.execute("INSERT INTO tests_demonstration VALUES (%s)", [fingerprint()])


@pytest.fixture(scope="session")
def demonstration_database(django_db_setup, django_db_blocker, django_db_createdb) -> str:
    """The name of the database that holds the demonstration."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=MEDIA):
        # The browser's tests alone ask for no database, and pytest-django makes none.
        if connection.settings_dict["NAME"] != connection.creation._get_test_db_name():
            connection.creation.create_test_db(
                verbosity=0, autoclobber=True, keepdb=not django_db_createdb
            )
        name = str(connection.creation.get_test_db_clone_settings("demo")["NAME"])
        with using_database(name):
            loaded = not django_db_createdb and is_loaded()
        if not loaded:
            connection.close()
            for left_over in (f"{name}-wal", f"{name}-shm"):
                Path(left_over).unlink(missing_ok=True)
            connection.creation.clone_test_db("demo", verbosity=0)
            with using_database(name):
                load()
    return name


@pytest.fixture(scope="module")
def demonstration(demonstration_database) -> Iterator[None]:
    """The tests of the module that uses this run on the demonstration, not on an empty hub."""
    with using_database(demonstration_database), override_settings(MEDIA_ROOT=MEDIA):
        yield
