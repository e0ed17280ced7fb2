"""Enquiries counted, limited and forgotten; their content is not read here."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import TruncDay, TruncMonth
from django.utils import timezone

if TYPE_CHECKING:
    from groups.models import GroupPage

DAY = timedelta(days=1)
REACHED = ("sent", "at_desk", "passed_on")


class EnquiryQuerySet(models.QuerySet):
    def within(self, span: timedelta = DAY) -> Self:
        return self.filter(created_at__gt=timezone.now() - span)

    def from_sender(self, hashed_sender: str) -> Self:
        return self.filter(hashed_sender=hashed_sender)

    def to_group(self, group: "GroupPage") -> Self:
        return self.filter(group=group)

    def reached(self) -> Self:
        """Confirmed by their senders, and not stopped."""
        return self.filter(state__in=REACHED)

    def unconfirmed_since(self, moment: datetime) -> Self:
        return self.filter(state="unconfirmed", created_at__lt=moment)

    def with_old_sender(self, moment: datetime) -> Self:
        """Passed on or stopped before `moment`, and still with their sender's hash."""
        return (
            self.exclude(state="unconfirmed")
            .exclude(hashed_sender="")
            .filter(created_at__lt=moment)
        )

    def to_be_passed_on(self) -> Self:
        return self.filter(state="at_desk").select_related("group").order_by("created_at", "pk")

    def reported(self) -> Self:
        return self.exclude(reported_at=None).select_related("group").order_by("-reported_at")

    def volume_by_group(self) -> list[dict[str, object]]:
        """Return numbers for each group that was asked, the most asked first."""
        month = timezone.now() - 30 * DAY
        rows = self.order_by().values("group_id", "group__title", "group__name_kana")
        return list(
            rows.annotate(
                month=Count("pk", Q(state__in=REACHED, created_at__gt=month)),
                all=Count("pk", Q(state__in=REACHED)),
                reported=Count("pk", Q(reported_at__isnull=False)),
                blocked=Count("pk", Q(state="blocked")),
            ).order_by("-month", "-all", "group__name_kana", "group_id")
        )

    def volume_by_day(self) -> list[dict[str, object]]:
        return self._volume(TruncDay)

    def volume_by_month(self) -> list[dict[str, object]]:
        return self._volume(TruncMonth)

    def _volume(self, unit: type) -> list[dict[str, object]]:
        rows = self.order_by().annotate(period=unit("created_at")).values("period")
        return list(
            rows.annotate(
                reached=Count("pk", Q(state__in=REACHED)),
                unconfirmed=Count("pk", Q(state="unconfirmed")),
                blocked=Count("pk", Q(state="blocked")),
            ).order_by("-period")
        )
