"""Files that were chosen in an ended session: kept for an hour, until their owner is back."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEEP_UPLOADS = timedelta(hours=1)


def kept_path(instance: "TemporaryUpload", name: str) -> str:
    """The name that the browser gave is not used: nothing outside the session knows this one."""
    return f"kept/{instance.token}"


class KeptUploadQuerySet(models.QuerySet):
    def fresh(self, now: datetime | None = None) -> Self:
        return self.filter(created_at__gt=(now or timezone.now()) - KEEP_UPLOADS)

    def total_size(self) -> int:
        return self.aggregate(total=Sum("size"))["total"] or 0

    def forget_old(self, now: datetime | None = None) -> int:
        """Delete what no one came back for, with the files; return how many."""
        old = list(self.filter(created_at__lte=(now or timezone.now()) - KEEP_UPLOADS))
        for upload in old:
            upload.forget()
        return len(old)


class TemporaryUpload(models.Model):
    """A file not saved yet: only the session that holds its token knows of it."""

    token = models.CharField(_("token"), max_length=64, unique=True)
    field = models.CharField(_("field"), max_length=40)
    name = models.CharField(_("file name"), max_length=255)
    file = models.FileField(_("file"), upload_to=kept_path)
    size = models.PositiveIntegerField(_("size"))
    is_from_member = models.BooleanField(default=False)
    created_at = models.DateTimeField(_("kept since"), default=timezone.now, db_index=True)

    objects = KeptUploadQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("kept upload")
        verbose_name_plural = _("kept uploads")

    def __str__(self) -> str:
        return f"{self.field} ({self.created_at:%Y-%m-%d %H:%M})"

    def forget(self) -> None:
        """Delete the file and the row."""
        self.file.delete(save=False)
        self.delete()
