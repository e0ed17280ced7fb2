"""What the desk reads in its mail of the day: dates that groups called off or moved."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import EventPage
from events.telling import SAID
from hub.core.wording import colon
from hub.editorial.people import desk_people
from hub.mail.services import absolute
from hub.occurrences.models import Occurrence
from hub.occurrences.shown import ShownDate
from hub.occurrences.workflow import State
from hub.telling import letters
from hub.telling.letters import Letter, Reminder
from hub.telling.news import Line

# Longer than holidays go on without a working day.
WITHIN = timedelta(days=10)


def register() -> None:
    letters.register(Reminder("events.by_groups", to_desk, on_working_days=True, order=300))


def to_desk(now: datetime) -> Iterator[Letter]:
    """Yield what became of dates of groups' events, to each person of the desk."""
    groups = EventPage.objects.public_sources().exclude(keeper=None).order_by().values("pk")
    rows = Occurrence.objects.filter(
        page_id__in=groups, state__in=SAID, changed_at__gt=now - WITHIN, ends_at__gt=now
    )
    desk: list | None = None
    for row in rows.select_related("page").order_by("pk"):
        desk = [user for user in desk_people() if user.email] if desk is None else desk
        for user in desk:
            yield Letter(
                f"desk:{row.news_key}",
                user.email,
                user.language,
                lambda row=row: _line(row, now),
            )


def _line(row: Occurrence, now: datetime) -> Line:
    by_group = _("By a group")
    what = f"{by_group}{colon()}{SAID[State(row.state)]}{colon()}"
    url = absolute(reverse("event_dates:edit", args=[row.pk]))
    facts = (ShownDate(row, timezone.localdate(now)).in_words, row.note)
    return Line(what, str(row.page), url, tuple(filter(None, facts)))
