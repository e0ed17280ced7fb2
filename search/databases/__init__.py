"""What differs between databases: how terms are indexed and how an expression is asked for.

A module has `create(schema_editor)` and `drop(schema_editor)` for the migration, `MEETS`, a
condition on rows of entries that they meet an expression given as its one parameter,
`render(expression)`, which writes that parameter, and `ALL_KEYS`, an aggregate that joins the
keys of many entries, which `read_keys` takes apart.
"""

from importlib import import_module
from types import ModuleType

from django.db import connection


def module_for(vendor: str) -> ModuleType:
    """Return the module of a database vendor (sqlite or postgresql)."""
    return import_module(f"search.databases.{vendor}")


def database() -> ModuleType:
    """Return the module of the database in use."""
    return module_for(connection.vendor)
