"""The queue of work on translations: a row in the transaction of the change, then a task."""

import logging
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from hub.languages.models import PendingWork
from hub.languages.models.pending import when_lost
from hub.languages.services.asking import make
from hub.languages.services.following import follow

if TYPE_CHECKING:
    from hub.accounts.models import User

MAX_AT_ONCE = 25  # the clock has other things to do this minute
logger = logging.getLogger(__name__)


@transaction.atomic
def want(translation_key: UUID, language: str = "", by: "User | None" = None) -> None:
    """Let a worker bring a family in line, or with `language` make that translation.

    Runs in the transaction of the change that calls for it. Wanted twice, it is done once, after
    the later demand.
    """
    rows = PendingWork.objects.filter(translation_key=translation_key, language=language)
    again = {"demands": F("demands") + 1, "due_at": when_lost(), "attempts": 0}
    while not rows.update(**again):
        try:
            with transaction.atomic():
                PendingWork.objects.create(
                    translation_key=translation_key, language=language, asked_by=by
                )
            break
        except IntegrityError:
            continue  # somebody else was quicker: count this demand with theirs
    work.enqueue(rows.values_list("pk", flat=True).get())


@task(priority=20)
def work(pk: int) -> None:
    """Do one piece of pending work if it is still wanted."""
    pending = PendingWork.objects.filter(pk=pk).first()
    if pending is not None:
        do(pending)


def do(pending: PendingWork) -> bool:
    """Do `pending`; a failure is noted on it and logged, never raised. Return its success."""
    try:
        with transaction.atomic():
            if pending.language:
                make(pending.translation_key, pending.language, pending.asked_by)
            else:
                follow(pending.translation_key)
            # What was demanded while we worked is work still to do.
            PendingWork.objects.filter(pk=pending.pk, demands=pending.demands).delete()
    except Exception as error:
        logger.exception("Pending work %s failed.", pending)
        pending.record_failure(error)
        return False
    return True


def do_due() -> tuple[int, int]:
    """Do what is due, some of it; return how much succeeded and how much failed."""
    done = failed = 0
    for pending in PendingWork.objects.due(timezone.now())[:MAX_AT_ONCE]:
        if do(pending):
            done += 1
        else:
            failed += 1
    return done, failed


def health() -> dict[str, object]:
    """Return what `/healthz` says: how much waits, since when, and what failed last."""
    rows = PendingWork.objects.order_by("wanted_at")
    oldest, failed = rows.first(), rows.exclude(last_error="").order_by("-due_at").first()
    return {
        "waiting": rows.count(),
        "failing": rows.exclude(last_error="").count(),
        "oldest": oldest.wanted_at.isoformat() if oldest else None,
        "last_error": failed.last_error if failed else None,
    }
