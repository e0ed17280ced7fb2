"""Enquiries counted, limited and forgotten; their content is not read here."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.db.models.functions import TruncDay, TruncMonth
from django.utils import timezone
from wagtail.models import Page

DAY = timedelta(days=1)
REACHED = ("sent", "at_desk", "passed_on")


class EnquiryQuerySet(models.QuerySet):
    def within(self, span: timedelta = DAY) -> Self:
        return self.filter(created_at__gt=timezone.now() - span)

    def from_sender(self, hashed_sender: str) -> Self:
        return self.filter(hashed_sender=hashed_sender)

    def about(self, page: Page) -> Self:
        return self.filter(page_id=page.pk)

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
        return self.filter(state="at_desk").select_related("page").order_by("created_at", "pk")

    def reported(self) -> Self:
        return self.exclude(reported_at=None)

    def in_desk_order(self) -> Self:
        """What waits for the desk first, the oldest of it on top; then the newest."""
        waits = Case(When(state="at_desk", then=Value(0)), default=Value(1))
        since = Case(When(state="at_desk", then="created_at"))
        return self.annotate(rank=waits).order_by("rank", since, "-created_at", "-pk")

    def volume_by_page(self) -> models.QuerySet[Page]:
        """Return the pages that were asked, the most asked first, with numbers.

        `last_month`, `in_all`: enquiries that reached the people behind it; `reported`; `stopped`.
        """
        month = timezone.now() - 30 * DAY
        reached = Q(enquiry_rows__state__in=REACHED)
        return (
            Page.objects.filter(pk__in=self.order_by().values("page"))
            .select_related("enquiry_settings", "content_type")
            .annotate(
                last_month=_number(reached & Q(enquiry_rows__created_at__gt=month)),
                in_all=_number(reached),
                reported=_number(Q(enquiry_rows__reported_at__isnull=False)),
                stopped=_number(Q(enquiry_rows__state="blocked")),
            )
            .order_by("-last_month", "-in_all", "title", "pk")
        )

    def volume_by_day(self) -> models.QuerySet:
        return self._volume(TruncDay)

    def volume_by_month(self) -> models.QuerySet:
        return self._volume(TruncMonth)

    def _volume(self, unit: type) -> models.QuerySet:
        """Return rows {period, reached, unconfirmed, stopped}, the last period first."""
        rows = self.order_by().annotate(period=unit("created_at")).values("period")
        return rows.annotate(
            reached=Count("pk", Q(state__in=REACHED)),
            unconfirmed=Count("pk", Q(state="unconfirmed")),
            stopped=Count("pk", Q(state="blocked")),
        ).order_by("-period")


def _number(which: Q) -> Count:
    return Count("enquiry_rows", which, distinct=True, output_field=IntegerField())
