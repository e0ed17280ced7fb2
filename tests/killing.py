"""Work that dies (kill -9) at any moment that matters: around each change and commit.

Who dies after a question leaves behind what the change before it left.

At each of them on PostgreSQL, where a server outlives who dies; on SQLite at every third in CI.
"""

import os
import signal
from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from tests.size import FULL

MAX_MOMENTS = 1000


def step() -> int:
    return 1 if connection.vendor == "postgresql" else third()


def third() -> int:
    """Return the step where a third of the moments is enough in CI, on any database."""
    return 1 if FULL else 3


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def is_question(sql: object) -> bool:
    """Return whether a statement (a string, or what becomes one) only reads."""
    return str(sql).lstrip(" (").startswith("SELECT")


def run_until(moment: int, work: Callable[[], bool]) -> bool | None:
    """Do `work` in a process that dies at its `moment`-th moment that matters.

    Returns:
        None if it died without an answer, else what it returned.
    """
    connection.close()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        answer = b"0"
        try:
            _die_after(moment)
            answer = b"1" if work() else b"0"
        finally:
            os.write(writing, answer)
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return answer == b"1" if answer else None


def _die_after(moment: int) -> None:
    left = moment

    def count() -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            die()

    def wrapper(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if not is_question(sql):
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
    for moment in range(1, MAX_MOMENTS, every or step()):
        answer = run_until(moment, work)
        yield moment, answer
        if answer is not None:
            return
    pytest.fail("The work never came to its end.")
