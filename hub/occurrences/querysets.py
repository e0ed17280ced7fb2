"""Which dates are asked for."""

from datetime import date, datetime, time, timedelta
from typing import Self

from django.db import models
from django.utils import timezone

from hub.occurrences.workflow import HELD

# Calendars that people follow hold what is past for a while, so that "cancelled" is still read.
KEPT_IN_CALENDARS = timedelta(days=60)


def beginning_of(day: date) -> datetime:
    """Return the moment at which `day` begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))


class OccurrenceQuerySet(models.QuerySet):
    def ahead(self, now: datetime) -> Self:
        """Dates that are not over yet, in order."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def past(self, now: datetime) -> Self:
        """Dates that are over, the latest first."""
        return self.filter(ends_at__lte=now).order_by("-starts_at", "-pk")

    def within(self, first: date, last: date) -> Self:
        """Dates of which some time lies on one of the days from `first` to `last`, in order."""
        return self.filter(
            starts_at__lt=beginning_of(last + timedelta(days=1)), ends_at__gt=beginning_of(first)
        ).order_by("starts_at", "pk")

    def unconfirmed(self, now: datetime) -> Self:
        """Dates that begin today and go on, of which nobody has said yet that they take place."""
        today = timezone.localdate(now)
        return self.within(today, today).filter(
            state__in=HELD,
            starts_at__gte=beginning_of(today),
            ends_at__gt=now,
            confirmed_at=None,
        )

    def for_calendars(self, now: datetime) -> Self:
        """Dates that calendars hold which people follow, in order."""
        return self.filter(ends_at__gt=now - KEPT_IN_CALENDARS).order_by("starts_at", "pk")
