"""The dates of one event in words, and what stands beside them."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.core.wording import enumerated
from hub.occurrences.models import Occurrence
from hub.occurrences.querysets import beginning_of
from hub.occurrences.series import horizon
from hub.occurrences.shown import ShownDate
from hub.occurrences.words import months_without_in_words, series_in_words

if TYPE_CHECKING:
    from events.models import EventPage

MAX_AHEAD = 12
MAX_PAST = 6
MAX_IN_WORDS = 3


class DatesOfEvent:
    """Read when asked for. A date counts as ahead until its last day is over: pages are kept for
    a day.
    """

    def __init__(self, page: "EventPage") -> None:
        self.page = page
        self.today = timezone.localdate()

    def _shown(self, rows: "list[Occurrence]") -> list[ShownDate]:
        return [ShownDate(row, self.today) for row in rows]

    @cached_property
    def ahead(self) -> list[ShownDate]:
        rows = self._rows().filter(ends_at__gt=beginning_of(self.today))
        return self._shown(rows.order_by("starts_at", "pk")[: MAX_AHEAD + 1])

    @property
    def next_ones(self) -> list[ShownDate]:
        return self.ahead[:MAX_AHEAD]

    @property
    def goes_on(self) -> bool:
        """Whether there are more than are shown."""
        return len(self.ahead) > MAX_AHEAD

    @cached_property
    def past(self) -> list[ShownDate]:
        """The latest dates that are over, the last one first."""
        rows = self._rows().filter(ends_at__lte=beginning_of(self.today))
        return self._shown(rows.order_by("-starts_at", "-pk")[:MAX_PAST])

    def on(self, day: date) -> ShownDate | None:
        """Return the date that begins on `day`, None without one; the first of several."""
        row = self._rows().within(day, day).first()
        return ShownDate(row, self.today) if row and row.first_day == day else None

    @property
    def is_over(self) -> bool:
        return not self.ahead and bool(self.past)

    def _rows(self):
        return Occurrence.objects.filter(page_id=self.page.source.pk).select_related("place")

    @cached_property
    def series(self) -> list[str]:
        """What repeats, in words."""
        return [said for one in self.page.all_series() if (said := series_in_words(one))]

    @cached_property
    def gaps(self) -> list[str]:
        """In which of the coming months a rule finds no day, in words."""
        until = min(horizon(self.today), date(self.today.year + 1, self.today.month, 1))
        months = {
            month
            for one in self.page.all_series()
            for month in one.months_without(self.today, until)
        }
        return months_without_in_words(sorted(months), self.today)

    def in_words(self) -> str:
        """Return in a line when it is: what repeats, else the next days."""
        if self.series:
            return enumerated(self.series)
        if self.is_over:
            return _("Over: %(days)s") % {"days": self.past[0].in_words}
        return enumerated(shown.in_words for shown in self.ahead[:MAX_IN_WORDS])
