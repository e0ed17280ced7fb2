"""For which dates a sheet is: its own; for a course, whose dates belong together, all later ones."""

from datetime import date

from django.db import models
from django.utils.functional import cached_property

from hub.occurrences.models import Occurrence


class ForDates(models.Model):
    """Abstract. What a sheet has that may be for several dates; it names its first one, `date`."""

    for_all_dates = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True

    @cached_property
    def dates(self) -> list[Occurrence]:
        """The dates that it is for, in order: its own, and for a course all later ones."""
        first: Occurrence = self.date
        if not self.for_all_dates:
            return [first]
        later = Occurrence.objects.filter(page_id=first.page_id, starts_at__gte=first.starts_at)
        return list(later.order_by("starts_at", "pk"))

    @property
    def last_date(self) -> Occurrence:
        """The last of its dates."""
        return self.dates[-1]

    def date_on(self, day: date) -> Occurrence | None:
        """Return the one of its dates that lies on `day`."""
        return next((row for row in self.dates if row.first_day <= day <= row.last_day), None)
