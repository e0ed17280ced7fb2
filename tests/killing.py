"""Work that dies (kill -9) at any moment that matters: after each statement, around each commit.

At each of them on PostgreSQL, where a server outlives who dies; on SQLite at every tenth in CI.
"""

import os
import signal
from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from tests.size import FULL

MAX_STATEMENTS = 1000


def step() -> int:
    return 1 if connection.vendor == "postgresql" else tenth()


def tenth() -> int:
    """Return the step where a tenth of the moments is enough in CI, on any database."""
    return 1 if FULL else 10


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def run_until(statement: int, work: Callable[[], bool]) -> bool | None:
    """Do `work` in a process that dies after its `statement`-th statement.

    Returns:
        None if it died without an answer, else what it returned.
    """
    connection.close()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        answer = b"0"
        try:
            _die_after(statement)
            answer = b"1" if work() else b"0"
        finally:
            os.write(writing, answer)
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return answer == b"1" if answer else None


def _die_after(statement: int) -> None:
    left = statement

    def count() -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            die()

    def wrapper(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        count()
        return result

    connection.execute_wrappers.append(wrapper)
    commit = connection._commit

    def counted_commit() -> None:
        count()
        commit()
        count()

    connection._commit = counted_commit


def attempts(
    work: Callable[[], bool], every: int | None = None
) -> Iterator[tuple[int, bool | None]]:
    """Yield (n, the answer) for each `every`-th n (`step()`) until the work lives to its end."""
    for statement in range(1, MAX_STATEMENTS, every or step()):
        answer = run_until(statement, work)
        yield statement, answer
        if answer is not None:
            return
    pytest.fail("The work never came to its end.")
