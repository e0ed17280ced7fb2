"""Enquiries counted, limited and forgotten; their content is for nobody here."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from groups.models import GroupPage

DAY = timedelta(days=1)


class EnquiryQuerySet(models.QuerySet):
    def within(self, span: timedelta = DAY, now: datetime | None = None) -> Self:
        return self.filter(created_at__gt=(now or timezone.now()) - span)

    def from_sender(self, hashed_sender: str) -> Self:
        return self.filter(hashed_sender=hashed_sender)

    def to_group(self, group: "GroupPage") -> Self:
        return self.filter(group=group)
