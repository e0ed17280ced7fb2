"""Which tables an answer is made from: noted while it is made, whoever asks the database."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import Any

from django.apps import apps
from django.db import connection

NAME = re.compile(r"\w+")
# What a statement reads from or writes to; "a"."b" after FROM is a column, as in EXTRACT.
FROM = re.compile(r'\b(?:FROM|JOIN|INTO|UPDATE)\s+"?(\w+)"?(?![\w".])', re.IGNORECASE)
_noted: ContextVar[tuple[set[str], ...]] = ContextVar("noted", default=())


@contextmanager
def tables_read() -> Iterator[set[str]]:
    """Note the tables from which the answers inside come; what they hide is told by `note`."""
    tables: set[str] = set()
    outer = _noted.get()
    token = _noted.set((*outer, tables))
    try:
        if outer:
            yield tables
        else:
            with connection.execute_wrapper(_see):
                yield tables
    finally:
        _noted.reset(token)


def tables_before() -> frozenset[str]:
    """Return the tables from which anything of the present answer has come so far."""
    return frozenset().union(*_noted.get())


def note(tables: Iterable[str]) -> None:
    """Say that an answer comes from `tables`, though the database was not asked now."""
    for noted in _noted.get():
        noted.update(tables)


def _see(execute: Callable, sql: str, params: object, many: bool, context: dict) -> Any:
    note(tables_in(sql))
    return execute(sql, params, many, context)


@cache
def _known() -> frozenset[str]:
    return frozenset(model._meta.db_table for model in apps.get_models(include_auto_created=True))


@lru_cache(maxsize=5_000)
def tables_in(sql: str) -> frozenset[str]:
    """Return the tables of a statement: those of models that it names anywhere, and whatever else
    it reads from.
    """
    return _known().intersection(NAME.findall(sql)).union(FROM.findall(sql))
