"""What people can be told of events by e-mail: new ones, and dates that are not as planned."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from events.choice import Choice
from events.facets import FACETS
from events.lists import Listed, ahead, listed
from events.models import EventPage
from hub.core.locales import active_language
from hub.core.wording import colon
from hub.occurrences.models import Occurrence
from hub.occurrences.workflow import HELD, Action, State
from hub.pages.listing import localise
from hub.places.models import PlacePage
from hub.signups.models import Sheet
from hub.telling import news, topics
from hub.telling.news import Line, News
from hub.telling.topics import Topic, written
from hub.text.numbers import whole_number

ALL, PLACE, GROUP = "events", "place", "group"
OF_FACETS = {facet.name: facet for facet in FACETS if facet.name in ("area", "field", "kind")}
ROOM = pgettext_lazy("room", "Events")
MAX_DATES = 3
SAID = {
    State.CANCELLED: pgettext_lazy("date of an event", "Cancelled"),
    State.POSTPONED: pgettext_lazy("date of an event", "Postponed"),
    State.MOVED: pgettext_lazy("date of an event", "Moved"),
}


def register() -> None:
    topics.register(Topic(ALL, _name_of_all, ROOM, lambda: [""]))
    for name, facet in OF_FACETS.items():
        topics.register(
            Topic(f"{ALL}.{name}", _name_of_code(name), ROOM, lambda facet=facet: facet.options())
        )
    topics.register(Topic(PLACE, _name_of_place, ROOM))
    news.register(new_events)
    news.register(changed_dates)
    news.register(full_dates)


def topic_of_place(page: PlacePage) -> str:
    return written(PLACE, page.source.pk)


def topic_of_choice(choice: Choice) -> str:
    """Return the topic that a choice of the list comes nearest to: one code, else all events."""
    codes = [written(f"{ALL}.{name}", code) for name in OF_FACETS for code in choice.of(name)]
    return codes[0] if len(codes) == 1 else ALL


def _name_of_all(about: str) -> str:
    return pgettext("room", "Events") if not about else ""


def _name_of_code(name: str) -> Callable[[str], str]:
    """Return what names the topics of a facet."""

    def name_of(about: str) -> str:
        option = OF_FACETS[name].options().get(about)
        return f"{pgettext('room', 'Events')}{colon()}{option.label}" if option else ""

    return name_of


def _name_of_place(about: str) -> str:
    place = PlacePage.objects.public_sources().filter(pk=whole_number(about)).first()
    return localise([place], active_language(), for_cards=False)[0].title if place else ""


def topics_of(event: EventPage, place: int | None = None) -> frozenset[str]:
    """Return the topics about which something of `event` (a source page) is.

    Args:
        place: the key of the place of one of its dates, if it is another one.
    """
    about = {ALL}
    for name, facet in OF_FACETS.items():
        about |= {written(f"{ALL}.{name}", code) for code in facet.codes(event)}
    about |= {written(GROUP, row.group_id) for row in event.organisers.all() if row.group_id}
    about |= {written(PLACE, key) for key in (event.place_id, place) if key}
    return frozenset(about)


def _with_codes(events):
    rows = events.select_related("area", "place__area")
    return rows.prefetch_related("event_fields__field", "organisers").order_by("pk")


def new_events(since: datetime, until: datetime) -> Iterator[News]:
    """Yield events that became public and have a date to come."""
    fresh = EventPage.objects.public_sources().filter(
        first_published_at__gt=since, first_published_at__lte=until
    )
    with_dates = set(ahead(fresh, timezone.localdate(until)).values_list("page_id", flat=True))
    for event in _with_codes(fresh):
        if event.pk in with_dates:
            line = partial(_new_event, event, until)
            key = f"event:{event.translation_key}"
            yield News(key, event.first_published_at, topics_of(event), line)


def changed_dates(since: datetime, until: datetime) -> Iterator[News]:
    """Yield dates to come that were cancelled, postponed or moved, or take place after all."""
    public = EventPage.objects.public_sources().order_by().values("pk")
    rows = Occurrence.objects.filter(
        page_id__in=public,
        state__in=[*SAID, State.PLANNED],
        changed_at__gt=since,
        changed_at__lte=until,
    ).filter(ends_at__gt=until)
    for row, event in _beside_events(rows):
        about = topics_of(event, row.place_id)
        line = partial(_changed_date, row, event, until)
        is_return = row.state == State.PLANNED
        yield News(row.news_key, row.changed_at, about, line, row.news_thing, is_return)


def full_dates(since: datetime, until: datetime) -> Iterator[News]:
    """Yield dates to come for which no place is left: their sheet says so, or somebody did."""
    sheets = Sheet.objects.for_guests().filter(full_since__gt=since, full_since__lte=until)
    moments = dict(sheets.values_list("date", "full_since"))
    by_hand = Q(is_full=True, changed_at__gt=since, changed_at__lte=until)
    rows = Occurrence.objects.filter(
        by_hand | Q(pk__in=moments),
        page_id__in=EventPage.objects.public_sources().order_by().values("pk"),
        state__in=HELD,
        ends_at__gt=until,
    )
    for row, event in _beside_events(rows):
        line = partial(_full_date, row, event, until)
        about = topics_of(event, row.place_id)
        yield News(f"{row.news_thing}full", moments.get(row.pk, row.changed_at), about, line)


def _beside_events(rows: QuerySet[Occurrence]) -> Iterator[tuple[Occurrence, EventPage]]:
    """Yield dates, each beside its event with the codes of its topics."""
    found = list(rows.order_by("pk"))
    events = EventPage.objects.filter(pk__in={row.page_id for row in found})
    by_key = {event.pk: event for event in _with_codes(events)}
    return ((row, by_key[row.page_id]) for row in found)


def _in_words(rows: list[Occurrence], event: EventPage, now: datetime) -> list[Listed]:
    return listed(rows, {event.pk: event}, active_language(), timezone.localdate(now))


def _new_event(event: EventPage, now: datetime) -> Line:
    events = EventPage.objects.filter(pk=event.pk)
    rows = list(ahead(events, timezone.localdate(now))[:MAX_DATES])
    found = _in_words(rows, event, now)
    place = next((one.place.title for one in found if one.place), "")
    facts = [one.shown.in_words for one in found] + [place] * bool(place)
    return _line(_("New event:"), found[0], tuple(facts))


def _changed_date(row: Occurrence, event: EventPage, now: datetime) -> Line:
    (one,) = _in_words([row], event, now)
    facts = (one.shown.in_words, one.shown.moved_from and _before(one), row.note)
    said = SAID.get(State(row.state), Action.RESTORE.label)
    return _line(str(said) + colon(), one, tuple(filter(None, facts)))


def _full_date(row: Occurrence, event: EventPage, now: datetime) -> Line:
    (one,) = _in_words([row], event, now)
    return _line(_("All places are taken:"), one, (one.shown.in_words,))


def _before(one: Listed) -> str:
    return _("Before: %(moment)s") % {"moment": one.shown.moved_from}


def _line(what: str, one: Listed, facts: tuple[str, ...]) -> Line:
    reads_japanese = active_language().startswith("ja")
    is_japanese = one.lang.startswith("ja") and not reads_japanese
    return Line(what, one.event.title, one.event.full_url, facts, is_japanese)
