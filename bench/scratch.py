"""A hub in a database of its own that is gone afterwards."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from hub.core import locales

MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def settle() -> None:
    """Leave a filled database and this process as those of a server that has run for a while.

    What filling it has left in memory is no server's, and is not looked through for garbage.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    gc.collect()
    gc.freeze()


@contextmanager
def scratch_hub() -> Iterator[None]:
    """Speak to an empty hub that is set up, with caches in memory and its files in a folder."""
    with TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = f"{folder}/bench.sqlite3"
        caches = {name: MEMORY | {"LOCATION": name} for name in ("default", "renditions")}
        with override_settings(CACHES=caches, MEDIA_ROOT=f"{folder}/media"):
            before = connection.settings_dict["NAME"]
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            try:
                locales.forget()
                call_command("setup_hub", verbosity=0)
                yield
            finally:
                connection.creation.destroy_test_db(before, verbosity=0)
