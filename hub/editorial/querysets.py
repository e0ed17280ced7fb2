"""Which deputies act, and for whom."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from hub.accounts.models import User


class DeputyQuerySet(models.QuerySet):
    def acting(self, day: date | None = None) -> Self:
        """Deputies whose period holds `day` (today), both people still at work."""
        day = day or timezone.localdate()
        return self.filter(
            starts_on__lte=day, ends_on__gte=day, user__is_active=True, deputy__is_active=True
        )

    def named_by(self, user: "User") -> Self:
        return self.filter(user=user)
