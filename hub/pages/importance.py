"""Which pages matter more than others, and why: rooms register their reasons.

Translators' chiefs ask: what is to be there first in every language?
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import Case, Q, When
from django.utils.functional import Promise
from wagtail.models import Page
from wagtail.query import PageQuerySet


@dataclass(frozen=True)
class Reason:
    """`condition()` says of which source pages it is true."""

    name: str
    label: str | Promise
    condition: Callable[[], Q]


_reasons: list[Reason] = []


def register(name: str, label: str | Promise, condition: Callable[[], Q]) -> None:
    """Let source pages that meet `condition()` be important, with `label` as the reason."""
    _reasons.append(Reason(name, label, condition))


def reasons() -> list[Reason]:
    """Return all reasons, by name."""
    return sorted(_reasons, key=lambda reason: reason.name)


def important(pages: PageQuerySet, names: Collection[str]) -> PageQuerySet:
    """Return those of source `pages` that one of the reasons in `names` holds for."""
    found = Q(pk__in=[])
    for reason in _reasons:
        if reason.name in names:
            found |= reason.condition()
    return pages.filter(found)


def with_reasons(pages: PageQuerySet) -> PageQuerySet:
    """Let `reasons_of` know why the source `pages` matter, in the query that reads them."""
    return pages.annotate(
        **{
            f"is_{reason.name}": Case(When(reason.condition(), then=True), default=False)
            for reason in reasons()
        }
    )


def reasons_of(page: Page) -> list[Reason]:
    """Return why `page`, which was read by `with_reasons`, matters; of another page nothing."""
    return [reason for reason in reasons() if getattr(page, f"is_{reason.name}", False)]
