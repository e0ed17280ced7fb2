"""Which courses are asked for."""

from django.db.models import Exists, OuterRef, Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from events.querysets import EventPageQuerySet
from hub.occurrences.models import Occurrence
from hub.occurrences.querysets import beginning_of


def for_whom(courses: EventPageQuerySet, code: str) -> EventPageQuerySet:
    """Return the courses that are for those whom `code` of `ForWhom` names, among others.

    Both databases know a list of codes as text; neither knows the other's way to look into it.
    """
    return courses.alias(codes=Cast("course_for", TextField())).filter(codes__contains=f'"{code}"')


def over(courses: EventPageQuerySet) -> EventPageQuerySet:
    """Return the courses of which no date is ahead, the latest first."""
    dates = Occurrence.objects.filter(page_id=OuterRef("pk"))
    ahead = dates.filter(ends_at__gt=beginning_of(timezone.localdate()))
    return courses.filter(Exists(dates), ~Exists(ahead)).order_by("-first_published_at", "-pk")


def over_with_materials(courses: EventPageQuerySet) -> EventPageQuerySet:
    """Return the courses that are over and have left something to read or to watch."""
    has_some = ~Q(recording="") | Q(text__contains='"type"')
    return over(courses).alias(text=Cast("attachments", TextField())).filter(has_some)
