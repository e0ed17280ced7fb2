"""Dates as rows. What a page's revision holds are series; dates live on when one is published."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.occurrences.querysets import OccurrenceQuerySet
from hub.occurrences.workflow import HELD, State


class Occurrence(models.Model):
    """A date of what a page announces.

    It is never a child row of the page: publishing an older revision would delete what was
    cancelled since. `series` and `day` say from what it was made (hub.occurrences.services).
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="occurrences",
        verbose_name=_("page"),
    )
    series = models.CharField(max_length=40, editable=False)
    day = models.DateField(_("day as first announced"), editable=False)
    repeats = models.BooleanField(default=False, editable=False)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    all_day = models.BooleanField(_("the whole day"), default=False)
    first_starts_at = models.DateTimeField(null=True, editable=False)
    place = models.ForeignKey(
        "places.PlacePage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("another place this time"),
    )
    state = models.CharField(
        pgettext_lazy("date of an event", "state"),
        max_length=10,
        choices=State,
        default=State.PLANNED,
    )
    is_full = models.BooleanField(_("full"), default=False)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Why, and what people can do instead.")
    )
    confirmed_at = models.DateTimeField(null=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "series", "day"], name="date_once"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")), name="date_ends_after_start"
            ),
        ]
        indexes = [
            models.Index(fields=["starts_at", "id"], name="date_starts"),
            models.Index(fields=["ends_at"], name="date_ends"),
        ]
        ordering = ["starts_at", "pk"]
        verbose_name = pgettext_lazy("of an event", "date")
        verbose_name_plural = pgettext_lazy("of an event", "dates")

    def __str__(self) -> str:
        return f"{self.first_day} {self.page}"

    @property
    def first_day(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def last_day(self) -> date:
        """The last day on which it goes on; what ends at midnight ends on the day before."""
        moment = max(self.starts_at, self.ends_at - timedelta(microseconds=1))
        return timezone.localdate(moment)

    @property
    def news_key(self) -> str:
        """What its present state and time are known by, to whoever is told of them."""
        return f"{self.news_thing}{self.state}:{int(self.starts_at.timestamp())}"

    @property
    def news_thing(self) -> str:
        """With what the keys of all its states begin."""
        return f"date:{self.uuid}:"

    @property
    def is_held(self) -> bool:
        return self.state in HELD

    @property
    def is_over(self) -> bool:
        return self.is_over_at(timezone.now())

    def is_over_at(self, now: datetime) -> bool:
        return self.ends_at <= now

    @property
    def has_own_time(self) -> bool:
        """Whether its time is no longer that of its series."""
        return self.state == State.MOVED

    @property
    def has_a_life_of_its_own(self) -> bool:
        """Whether somebody did something to this date; what hangs on it is another question."""
        return bool(
            self.state != State.PLANNED
            or self.is_full
            or self.note
            or self.place_id
            or self.confirmed_at
        )
