"""Publications for a date: each in a transaction of its own, none lost.

Wagtail's command publishes all that is due without a transaction: one that is killed in between
has crossed the date out already, and the page is never published.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from django.apps import apps
from django.db import models, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import DraftStateMixin, Page, PageLogEntry, Revision

from hub.core.databases import is_away

logger = logging.getLogger(__name__)
# The clock publishes within the minute; after this long it has not.
OVERDUE_AFTER = timedelta(minutes=5)
SCHEDULED = "wagtail.publish.schedule"
# What the log says of a page's being public or not; the last of them holds.
DECISIVE = (
    "wagtail.publish",
    "wagtail.publish.scheduled",
    SCHEDULED,
    "wagtail.schedule.cancel",
    "wagtail.unpublish",
    "wagtail.unpublish.scheduled",
)


def publish_due(now: datetime | None = None) -> int:
    """Publish every revision whose date has come, oldest first.

    Returns:
        How many became public. One that fails is logged and stays due.
    """
    now = now or timezone.now()
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    keys = list(due.values_list("pk", flat=True))
    return sum(_done(f"Publishing revision {key}", partial(_publish, key, now)) for key in keys)


def unpublish_expired(now: datetime | None = None) -> int:
    """Take everything offline whose last day is over; return how much was."""
    now = now or timezone.now()
    return sum(
        _done(f"Unpublishing {model.__name__} {key}", partial(_unpublish, model, key, now))
        for model in _expiring_models()
        for key in list(_expired(model, now).values_list("pk", flat=True))
    )


def overdue(now: datetime | None = None) -> list[tuple[Page, datetime]]:
    """Return the pages that were approved for a date that is past and that are not public so.

    Each with that date. It is read from the log, which also knows of a date that was crossed out.
    """
    last = PageLogEntry.objects.filter(page=OuterRef("pk"), action__in=DECISIVE).order_by(
        "-timestamp", "-pk"
    )
    pages = Page.objects.annotate(
        last_word=Subquery(last.values("action")[:1]), details=Subquery(last.values("data")[:1])
    ).filter(last_word=SCHEDULED)
    latest = (now or timezone.now()) - OVERDUE_AFTER
    found = [(page, _date_of(page.details)) for page in pages]
    return [(page, date) for page, date in found if date is not None and date < latest]


def _date_of(details: dict) -> datetime | None:
    return parse_datetime(details.get("revision", {}).get("go_live_at") or "")


def _expiring_models() -> Iterator[type[models.Model]]:
    yield Page
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            yield model


def _expired(model: type[models.Model], now: datetime) -> models.QuerySet:
    return model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")


def _done(what: str, change: Callable[[], bool]) -> bool:
    """Make `change` in a transaction of its own; return whether there still was one to make."""
    try:
        with transaction.atomic():
            return change()
    except Exception as error:
        if is_away(error):
            raise
        logger.exception("%s failed; it stays due.", what)
        return False


def _publish(key: int, now: datetime) -> bool:
    due = Revision.objects.select_for_update().filter(pk=key, approved_go_live_at__lt=now)
    revision = due.first()
    if revision is None:  # a later one of the same page has just been published
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    return True


def _unpublish(model: type[models.Model], key: int, now: datetime) -> bool:
    item = _expired(model, now).select_for_update().filter(pk=key).first()
    if item is None:
        return False
    item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True
