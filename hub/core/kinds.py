"""Kinds of public content: what a change makes old.

Each table that public pages are made from belongs to one kind. Rooms register theirs in their app's
`ready`; whoever changes rows that the public sees says so by `changed`, in the transaction of the
change. Pages and fragments keep the numbers of the kinds they were made from (hub.core.version).
"""

from collections.abc import Iterable, Mapping

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from hub.core.models import ContentVersion

# What every page is made from: the frame, languages, sites, restrictions, menus, switches.
ALL = ContentVersion.ALL
# Stands for all tables, where nobody knows which: old at every change.
EVERYTHING = ContentVersion.EVERYTHING

_kinds: dict[str, str] = {EVERYTHING: EVERYTHING}  # {table: its kind}


def register(kind: str, *models: type[Model], by_saving: bool = True) -> None:
    """Say that public pages are made from rows of `models`.

    Args:
        kind: the name of what changes together.
        models: whose tables belong to it.
        by_saving: whether each row that is saved or deleted is a change that the public sees; if
            not (a page has drafts), whoever publishes one calls `changed`. A bulk update sends no
            signal: it calls `changed` in any case.

    Raises:
        ValueError: a model belongs to another kind already.
    """
    for model in models:
        if _kinds.setdefault(model._meta.db_table, kind) != kind:
            raise ValueError(f"{model._meta.label} belongs to two kinds of content.")
        if by_saving:
            for signal in (post_save, post_delete):
                signal.connect(
                    _row_changed, sender=model, dispatch_uid=f"kinds.{model._meta.label}"
                )


def _row_changed(sender: type[Model], **kwargs: object) -> None:
    changed(sender)


def changed(*models: type[Model]) -> None:
    """Make old what was made from rows of `models`.

    Raises:
        KeyError: a model belongs to no kind.
    """
    ContentVersion.advance({_kinds[model._meta.db_table] for model in models})


def without_kind(tables: Iterable[str]) -> set[str]:
    """Return those of `tables` whose changes nobody tells."""
    return {table for table in tables if table not in _kinds}


def numbers_of(tables: Iterable[str], numbers: Mapping[str, int]) -> dict[str, int]:
    """Return the numbers, among those of all kinds, that move when one of `tables` changes."""
    kinds = {ALL} | {_kinds.get(table, EVERYTHING) for table in tables}
    return {kind: numbers.get(kind, 0) for kind in sorted(kinds)}
