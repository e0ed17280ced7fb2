"""What a database's errors mean for those who wait for it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error, InterfaceError, OperationalError, connection, transaction

# SQLSTATE classes of a server that cannot be reached, is stopping or starting, or has no
# connection left: https://www.postgresql.org/docs/current/errcodes-appendix.html
AWAY = ("08", "57P01", "57P02", "57P03", "53300")
# Lock not available, deadlock, a statement that took too long.
BUSY = ("55P03", "40P01", "57014")


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield `error` and what led to it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def is_away(error: BaseException | None) -> bool:
    """Return whether `error`, or what led to it, says that the database cannot be reached."""
    return any(isinstance(part, Error) and _says_away(part) for part in chain(error))


def _says_away(error: Error) -> bool:
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return "unable to open database file" in str(cause)
    state = getattr(cause, "sqlstate", None)
    return state is None or state.startswith(AWAY)


def is_busy(error: BaseException | None) -> bool:
    """Return whether `error`, or what led to it, says that others held the database too long."""
    return any(isinstance(part, Error) and _says_busy(part) for part in chain(error))


def _says_busy(error: Error) -> bool:
    if "database is locked" in str(error):
        return True
    return getattr(error.__cause__, "sqlstate", None) in BUSY


@contextmanager
def transaction_without_waiting() -> Iterator[None]:
    """Run a transaction that gives up at once where others hold what it writes.

    For what may be lost rather than keep a reader waiting.

    Raises:
        OperationalError: something was held (see `is_busy`).
    """
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '1ms'")
            yield
        return
    connection.ensure_connection()
    (milliseconds,) = connection.connection.execute("PRAGMA busy_timeout").fetchone()
    connection.connection.execute("PRAGMA busy_timeout = 0")
    try:
        with transaction.atomic():
            yield
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout = {milliseconds}")
