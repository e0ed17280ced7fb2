"""What every floor counts on: versions of the content, processes, files that came."""

from datetime import datetime, timedelta

from django.db import models
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
    """One row, counted up in the transaction of each change that public fragments show."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Return the present version (one query)."""
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0

    @classmethod
    def of(cls, request: HttpRequest) -> int:
        """Return the version that `request` is answered with, read once."""
        if not hasattr(request, "content_version"):
            request.content_version = cls.current()
        return request.content_version

    @classmethod
    def bump(cls) -> None:
        """Make every cached fragment old."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.create(pk=1, number=1)


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
