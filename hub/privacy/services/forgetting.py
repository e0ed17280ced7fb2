"""Forgetting what has been kept long enough: by the terms that rooms declare."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.core.databases import is_away
from hub.core.retention import Term
from hub.privacy.models import LastRun
from hub.privacy.services.holds import without_held

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Forgotten:
    """What became of a term: rows forgotten (or due, if it was only counted), batches failed."""

    term: Term
    count: int
    failures: int = 0


def count_due(terms: Iterable[Term], now: datetime | None = None) -> list[Forgotten]:
    """Return how many rows of each term would be forgotten now."""
    now = now or timezone.now()
    return [Forgotten(term, without_held(term.rows(now)).count()) for term in terms]


def forget(terms: Iterable[Term], now: datetime | None = None) -> list[Forgotten]:
    """Carry out each of `terms`; one that fails stops no other.

    Raises:
        django.db.Error: the database is away.
    """
    now = now or timezone.now()
    return [_carry_out(term, now) for term in terms]


def _carry_out(term: Term, now: datetime) -> Forgotten:
    """Go through the rows that are due in batches, each in a transaction of its own."""
    count = failures = 0
    try:
        keys = _keys_due(term, now)
    except Exception as error:
        if is_away(error):
            raise
        logger.exception("What is due by the term %s could not be found.", term.key)
        keys, failures = [], 1
    for start in range(0, len(keys), term.batch):
        try:
            count += _forget_batch(term, now, keys[start : start + term.batch])
        except Exception as error:
            if is_away(error):
                raise
            logger.exception("The term %s failed.", term.key)
            failures += 1
    LastRun.objects.update_or_create(
        term=term.key, defaults={"at": now, "count": count, "failures": failures}
    )
    if count:
        logger.info("The term %s: %d rows.", term.key, count)
    return Forgotten(term, count, failures)


def _keys_due(term: Term, now: datetime) -> list[object]:
    due = without_held(term.rows(now)).order_by("pk")
    return list(due.values_list("pk", flat=True))


@transaction.atomic
def _forget_batch(term: Term, now: datetime, keys: list[object]) -> int:
    """Forget those of the rows that are still due, and not held meanwhile; return how many."""
    return term.apply(without_held(term.rows(now)).filter(pk__in=keys))
