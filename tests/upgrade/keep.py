"""Keeps the demonstration of this version for the tests of later ones.

    python -m tests.upgrade.keep

writes `tests/upgrade/<today>.sqlite3.xz`. What is there already is never made again: it is what
a hub of that day looks like.
"""

import lzma
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.core.management import call_command

HERE = Path(__file__).parent


def keep() -> Path:
    """Load the demonstration into a database of its own, and write it down; return the file."""
    from django.db import connection
    from django.utils import timezone

    from tests.databases import load_demonstration

    call_command("migrate", verbosity=0)
    call_command("setup_hub", verbosity=0)
    load_demonstration()
    kept = HERE / f"{timezone.localdate()}.sqlite3.xz"
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite3"
        connection.cursor().execute("VACUUM INTO %s", [str(copy)])
        kept.write_bytes(lzma.compress(copy.read_bytes(), preset=9))
    return kept


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
        django.setup()
        sys.stdout.write(f"{keep()}\n")
