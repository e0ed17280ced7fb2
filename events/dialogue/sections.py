"""Talks on the page that lists them, on the page of one, and on the page of its event."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks import StructValue

from events.choices import EventKind
from events.dialogue.models import DialogueIndexPage, DialoguePage
from events.dialogue.telling import ALL
from events.index_links import index_alone
from events.lists import coming
from events.models import EventPage
from hub.core.switches import is_open
from hub.core.version import cached_for_content
from hub.followups.models import FollowUp
from hub.followups.sections import Shown, shown
from hub.followups.workflow import State
from hub.occurrences.words import dated
from hub.pages.listing import localise
from hub.pages.models import Department
from hub.telling.subscriptions.sections import address_for

if TYPE_CHECKING:
    from events.models import EventIndexPage

KINDS = (EventKind.WORLD_CAFE, EventKind.ROUNDTABLE)
MAX_AHEAD = 6
Values = dict[str, object]


@dataclass(frozen=True)
class Step:
    """What is done next, by whom, until when."""

    what: str
    who: str
    until: date | None

    @property
    def in_words(self) -> str:
        day = (
            _("until %(day)s") % {"day": dated(self.until, timezone.localdate())}
            if self.until
            else ""
        )
        return " · ".join(filter(None, (self.who, day)))


@dataclass(frozen=True)
class Said:
    """A theme or a point of a page, and what the city answered to it."""

    key: str
    value: StructValue
    promises: list[Shown]
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Figures:
    """How the promises of all talks stand: (state, how many), and how many are late.

    Each is counted once: one that is late is not among those of its state.
    """

    states: list[tuple[str, int]]
    late: int


def of_talk(page: DialoguePage, request: HttpRequest) -> Values:
    """Return themes and points with their promises, and the event that the page tells of."""
    found: dict[str, list[Shown]] = defaultdict(list)
    if is_open("followups"):
        for one in shown(FollowUp.objects.filter(page=page.source.pk).with_names()):
            found[one.followup.about].append(one)
    event = EventPage.objects.public_sources().filter(pk=page.source.event_id)
    return {
        "themes": [Said(block.id, block.value, found[block.id]) for block in page.themes],
        "points": [
            Said(block.id, block.value, found[block.id], steps)
            for block, steps in zip(page.points, _steps(page), strict=True)
        ],
        "event": next(iter(localise(event, page.lang, for_cards=False)), None),
    }


def _steps(page: DialoguePage) -> list[tuple[Step, ...]]:
    """Return what is done next of each point; who is a division's name in every language."""
    names = Department.options() if page.points else {}
    return [
        tuple(
            Step(row["what"], names.get(row["office"], "") or row["who"], row["until"])
            for row in block.value["next_steps"]
        )
        for block in page.points
    ]


def on_the_index(page: DialogueIndexPage, request: HttpRequest) -> Values:
    """Return talks to come, how the promises stand, and where one asks to be told."""
    ahead = EventPage.objects.public_sources().filter(kind__in=KINDS)
    return {
        "ahead": coming(ahead, page.lang, MAX_AHEAD),
        "figures": _figures() if is_open("followups") else None,
        "tell_me": address_for(ALL),
    }


def _figures() -> Figures | None:
    talks = DialoguePage.objects.public_sources().order_by().values("pk")
    rows = shown(FollowUp.objects.filter(page__in=talks).with_names())
    if not rows:
        return None
    counted = Counter(one.followup.state for one in rows if not one.said.is_late)
    states = [(str(state.label), counted[state]) for state in State if counted[state]]
    return Figures(states, len(rows) - counted.total())


def on_events(page: "EventIndexPage", request: HttpRequest) -> Values:
    """Return the way to what was said, once something is public."""
    return index_alone(page, request, DialogueIndexPage) if _has_any(request) else {}


def _has_any(request: HttpRequest) -> bool:
    return cached_for_content(request, "talks", DialoguePage.objects.public_sources().exists)


def of_event(page: EventPage, request: HttpRequest) -> Values:
    """Return what pages tell of the talks of an event."""
    today = timezone.localdate()
    reports = DialoguePage.objects.public_sources().about_event(page).newest()
    found = localise(reports.filter(date__lte=today), page.lang, for_cards=False)
    return {"reports": found} if found else {}
