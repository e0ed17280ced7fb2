"""Which date of an event of the demonstration is the next one to sign up for."""

from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Page

from hub.occurrences.models import Occurrence
from hub.occurrences.querysets import beginning_of


def next_date(page: Page, now: datetime) -> Occurrence | None:
    """Return the first date of `page` after today: what is open stays open all day."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    dates = Occurrence.objects.filter(page_id=page.pk, starts_at__gte=beginning_of(tomorrow))
    return dates.order_by("starts_at", "pk").first()
