"""Of which sheets something is due."""

from datetime import datetime

from django.db.models import QuerySet

from hub.attendance.models import Arrival, Door
from hub.signups.models import Sheet
from hub.signups.workflow import State


def sheets_to_close(now: datetime) -> QuerySet[Sheet]:
    """Return the sheets of dates that are over, on which some came and others did not."""
    over = Sheet.objects.ended_before(now).filter(signups__state=State.BOOKED)
    return over.filter(pk__in=Arrival.objects.values("signup__sheet")).distinct().order_by("pk")


def doors_since(before: datetime) -> QuerySet[Door]:
    """Return the entrances of dates that ended before a moment."""
    return Door.objects.filter(sheet__in=_over(before))


def arrivals_since(before: datetime) -> QuerySet[Arrival]:
    """Return the arrivals on dates that ended before a moment."""
    return Arrival.objects.filter(signup__sheet__in=_over(before))


def _over(before: datetime) -> QuerySet[Sheet]:
    return Sheet.objects.ended_before(before).order_by()
