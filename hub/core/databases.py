"""What a database's errors mean for those who wait for it."""

import sqlite3
from collections.abc import Iterator

from django.db import Error, InterfaceError, OperationalError

# SQLSTATE classes of a server that cannot be reached, is stopping or starting, or has no
# connection left: https://www.postgresql.org/docs/current/errcodes-appendix.html
AWAY = ("08", "57P01", "57P02", "57P03", "53300")


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
