"""The calendar that somebody made of their own dates."""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OwnCalendarQuerySet(models.QuerySet):
    def unasked_since(self, before: datetime) -> Self:
        """Those that no program has asked for since a moment."""
        return self.filter(asked_at__lt=before)


class OwnCalendar(models.Model):
    """That a mailbox has a calendar. A new address is a new row, so that the old one is gone."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    # When a program last asked for it, to the day.
    asked_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    objects = OwnCalendarQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("calendar of a person")
        verbose_name_plural = _("calendars of people")

    def __str__(self) -> str:
        return self.key.hex
