"""Work on translations that waits for a worker: a row first, so that nothing is lost."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils import timezone

from hub.core.people import nullable_user_fk

# By then its task has been lost, or waits behind many: the clock does it.
LOST_AFTER = timedelta(minutes=10)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)


def when_lost() -> datetime:
    return timezone.now() + LOST_AFTER


class PendingQuerySet(models.QuerySet):
    def due(self, now: datetime) -> Self:
        """What is to be tried at `now`, the oldest first."""
        return self.filter(due_at__lte=now).order_by("due_at", "pk")


class PendingWork(models.Model):
    """Bring the changes of a source to its translations, or make a translation that is wanted.

    `language` is empty for the first kind. Both may be done twice without harm.
    """

    translation_key = models.UUIDField()
    language = models.CharField(max_length=20, blank=True)
    asked_by = nullable_user_fk("asked for by")
    # Grows with each demand: work that was done for an earlier one is not finished.
    demands = models.PositiveIntegerField(default=1)
    wanted_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=when_lost, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)

    objects = PendingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "language"], name="pending_work_once_a_family"
            )
        ]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.language}".strip()

    def record_failure(self, error: Exception) -> None:
        """Note what went wrong, and wait twice as long as last time before the next try."""
        self.attempts += 1
        wait = min(FIRST_WAIT * 2 ** min(self.attempts - 1, 10), LONGEST_WAIT)
        self.due_at = timezone.now() + wait
        self.last_error = f"{type(error).__name__}: {error}"[:500]
        self.save(update_fields=["attempts", "due_at", "last_error"])
