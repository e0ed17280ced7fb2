"""The database as one file, of one moment, and back."""

import gzip
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection, connections


def dump(folder: Path) -> Path:
    """Write the whole database, as it is at one moment, into a new file in `folder`.

    Raises:
        CommandError: the copy is damaged, or PostgreSQL's programs refuse.
    """
    return _dump_sqlite(folder) if connection.vendor == "sqlite" else _dump_postgresql(folder)


def restore(path: Path) -> None:
    """Put what `dump` wrote in the place of the database; that one is gone afterwards.

    Raises:
        CommandError: the copy is damaged, of another kind of database, or refused.
    """
    kind = "database.sqlite3.gz" if connection.vendor == "sqlite" else "database.dump"
    if path.name != kind:
        raise CommandError(f"This backup holds {path.name}, the settings ask for {kind}.")
    if connection.vendor == "sqlite":
        _restore_sqlite(path)
    else:
        _restore_postgresql(path)
    connections.close_all()


def is_empty() -> bool:
    return not connection.introspection.table_names()


def _dump_sqlite(folder: Path) -> Path:
    copy, packed = folder / "database.sqlite3", folder / "database.sqlite3.gz"
    # By a connection of its own: one that is writing cannot be copied from.
    source = sqlite3.connect(connection.settings_dict["NAME"])
    with closing(source), closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        _check_sqlite(target)
    with copy.open("rb") as source, gzip.open(packed, "wb", compresslevel=6) as target:
        shutil.copyfileobj(source, target)
    copy.unlink()
    return packed


def _check_sqlite(database: sqlite3.Connection) -> None:
    answer = database.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise CommandError(f"The copy of the database is damaged: {answer}")


def _restore_sqlite(path: Path) -> None:
    place = Path(connection.settings_dict["NAME"])
    fresh = place.with_name(f"{place.name}.restored")
    place.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path) as source, fresh.open("wb") as target:
        shutil.copyfileobj(source, target)
        target.flush()
        os.fsync(target.fileno())
    with closing(sqlite3.connect(fresh)) as database:
        _check_sqlite(database)
    connections.close_all()
    for ending in ("-wal", "-shm"):
        place.with_name(place.name + ending).unlink(missing_ok=True)
    fresh.replace(place)


def _postgresql(program: str, *arguments: str) -> None:
    known = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    environment = os.environ | {key: str(known[name]) for key, name in names.items() if known[name]}
    environment["PGDATABASE"] = str(known["NAME"])
    done = subprocess.run(  # noqa: S603
        [program, "--no-password", *arguments], env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise CommandError(f"{program}: {done.stderr.strip()[-2000:]}")


def _dump_postgresql(folder: Path) -> Path:
    path = folder / "database.dump"
    _postgresql("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={path}")
    return path


def _restore_postgresql(path: Path) -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
    connections.close_all()
    _postgresql(
        "pg_restore",
        "--clean",  # functions, which are no tables
        "--if-exists",
        "--no-owner",
        "--no-acl",
        "--single-transaction",
        "--exit-on-error",
        f"--dbname={connection.settings_dict['NAME']}",
        str(path),
    )
