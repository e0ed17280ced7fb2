"""Which talks and notes are asked for."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from wagtail.models import PageManager

from events.dialogue.choices import State
from hub.core.querysets import HubPageQuerySet

if TYPE_CHECKING:
    from events.dialogue.models import Session
    from hub.pages.models import BasePage

TERM = timedelta(days=14)


class SessionQuerySet(models.QuerySet["Session"]):
    def with_names(self) -> Self:
        return self.select_related("event", "department", "page")

    def locked(self, pk: int) -> "Session":
        """Return the talk, and let no one else change it or its notes before the commit."""
        return self.select_for_update(of=("self",)).with_names().get(pk=pk)

    def unsorted(self, today: date) -> Self:
        """Those of some time ago with notes that have no theme."""
        waiting = self.unpublished(today)
        return waiting.filter(notes__theme__isnull=True, notes__state=State.KEPT).distinct()

    def unpublished(self, today: date) -> Self:
        """Those of some time ago whose page is not public."""
        return self.filter(day__lte=today - TERM, page__first_published_at=None)


class NoteQuerySet(models.QuerySet):
    def visible(self) -> Self:
        return self.exclude(state=State.HIDDEN)

    def of_theme(self) -> dict[int, int]:
        """Return {key of a theme: how many notes are about it}, without hidden ones."""
        rows = self.visible().exclude(theme=None).order_by().values_list("theme")
        return dict(rows.annotate(number=Count("pk")))

    def at_tables(self) -> dict[tuple[int, int], int]:
        """Return {(number of a round, table): how many notes}."""
        rows = self.order_by().values_list("round__number", "table")
        return {(number, table): count for number, table, count in rows.annotate(Count("pk"))}

    def of_talks_before(self, moment: datetime) -> Self:
        return self.filter(session__day__lt=timezone.localdate(moment))

    def not_on_the_page(self) -> Self:
        return self.filter(~Q(state=State.SHOWN) | Q(theme=None))


class DialoguePageQuerySet(HubPageQuerySet):
    def newest(self) -> Self:
        return self.order_by("-date", "-pk")

    def about_event(self, event: "BasePage") -> Self:
        """Pages that tell of `event` (an EventPage of any language)."""
        return self.filter(event_id=event.source.pk)


DialoguePageManager = PageManager.from_queryset(DialoguePageQuerySet)
