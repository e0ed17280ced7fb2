"""What every floor counts on: versions of the content, processes, files that came."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.parts import State, all_parts

SIGN_EVERY = timedelta(seconds=20)
MAX_TRIES = 3
TRY_AGAIN_AFTER = timedelta(minutes=10)


class ContentVersion(models.Model):
    """How often public content of a kind has changed (hub.core.kinds), a row for each.

    They are counted up in the transaction of each change. The row of `EVERYTHING` counts all
    changes; it is locked first, so that no two transactions hold what the other waits for.
    """

    EVERYTHING = ""
    ALL = "all"

    kind = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.kind}: {self.number}"

    @classmethod
    def current(cls) -> int:
        """Return how often anything public has changed (one query)."""
        return cls.numbers().get(cls.EVERYTHING, 0)

    @classmethod
    def numbers(cls) -> dict[str, int]:
        """Return {kind: how often it has changed} (one query)."""
        return dict(cls.objects.values_list("kind", "number"))

    @classmethod
    def of(cls, request: HttpRequest) -> dict[str, int]:
        """Return the numbers that `request` is answered with, read once."""
        if not hasattr(request, "content_version"):
            request.content_version = cls.numbers()
        return request.content_version

    @classmethod
    def advance(cls, kinds: set[str]) -> None:
        """Count up these kinds, and `EVERYTHING` before them."""
        with transaction.atomic(savepoint=False):
            for names in ({cls.EVERYTHING}, kinds - {cls.EVERYTHING}):
                rows = cls.objects.filter(kind__in=names)
                if rows.update(number=F("number") + 1) < len(names):
                    new = [cls(kind=name) for name in sorted(names)]
                    cls.objects.bulk_create(new, ignore_conflicts=True)
                    rows.update(number=F("number") + 1)


class Switch(models.Model):
    """How far a room or a part of one is open; see hub.core.switches."""

    part = models.CharField(_("part"), max_length=60, unique=True, editable=False)
    state = models.CharField(pgettext_lazy("switch", "state"), max_length=10, choices=State)

    class Meta:
        ordering = ["part"]
        verbose_name = _("switch")
        verbose_name_plural = _("switches")

    def __str__(self) -> str:
        part = all_parts().get(self.part)
        return str(part.label) if part else self.part


class Sign(models.Model):
    """When a process last said that it is there."""

    CLOCK = "clock"
    WORKER = "worker"

    process = models.CharField(max_length=20, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.process}: {self.seen_at:%Y-%m-%d %H:%M:%S}"

    @classmethod
    def give(cls, process: str) -> None:
        """Write down that `process` is there; at most one write in `SIGN_EVERY`."""
        now = timezone.now()
        row, is_new = cls.objects.get_or_create(process=process, defaults={"seen_at": now})
        if not is_new and now - row.seen_at >= SIGN_EVERY:
            cls.objects.filter(pk=process).update(seen_at=now)

    @classmethod
    def ages(cls) -> dict[str, int | None]:
        """Return {process: seconds since its last sign, None if there never was one}."""
        seen = dict(cls.objects.values_list("process", "seen_at"))
        now = timezone.now()
        return {
            process: int((now - seen[process]).total_seconds()) if process in seen else None
            for process in (cls.WORKER, cls.CLOCK)
        }


class DailyRun(models.Model):
    """How far a daily job has come: what failed or was cut short is tried again the same day."""

    command = models.CharField(max_length=80, primary_key=True)
    moment = models.DateTimeField(help_text="The time it is or was due.")
    tried_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    is_done = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.command}: {self.moment:%Y-%m-%d}"

    @classmethod
    def begin(cls, command: str, moment: datetime, now: datetime) -> bool:
        """Return whether `command`, due at `moment`, should run now; if so, count the try.

        A command never seen before has nothing to make up: its first time is the next one.
        """
        row, is_new = cls.objects.get_or_create(
            command=command, defaults={"moment": moment, "is_done": True}
        )
        if is_new:
            return False
        if row.moment < moment:
            row.moment, row.tries, row.tried_at, row.is_done = moment, 0, None, False
        waits = row.tried_at is not None and now - row.tried_at < TRY_AGAIN_AFTER
        if row.is_done or row.tries >= MAX_TRIES or waits:
            return False
        row.tries += 1
        row.tried_at = now
        row.save()
        return True

    @classmethod
    def finish(cls, command: str) -> None:
        cls.objects.filter(command=command).update(is_done=True)


class ReceivedFile(models.Model):
    """That a file came, from whom and for what; for an hour (`hub.core.quota`)."""

    person = models.PositiveBigIntegerField(_("person"), db_index=True)
    place = models.CharField(max_length=40, db_index=True)
    size = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.place}: {self.size}"


class DeletedKey(models.Model):
    """That something was deleted for good: its kind and key (`hub.core.deletions`)."""

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    at = models.DateTimeField(default=timezone.now)
    is_on_list = models.BooleanField(default=False, db_index=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
