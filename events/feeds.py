"""New events as Atom, one feed for each language and choice."""

from django.utils.translation import pgettext

from events.models import EventPage
from events.results import Results
from hub.pages.feeds import PageFeed
from hub.pages.listing import localise
from hub.text.normalise import showable

LENGTH = 30


class EventFeed(PageFeed):
    """Events of which a date is ahead; the address chooses as that of the list does."""

    view_name = "event_feed"

    def name(self) -> str:
        return pgettext("room", "Events")

    def items(self, obj) -> list[EventPage]:
        results = Results.of(obj["request"])
        events = EventPage.objects.public_sources().filter(occurrences__in=results.keys())
        newest = events.distinct().order_by("-first_published_at", "-pk")
        return localise(newest[:LENGTH], obj["language"])

    def item_description(self, page: EventPage) -> str:
        return showable(" ".join(filter(None, (page.dates_of_event.in_words(), page.summary))))

    def item_categories(self, page: EventPage) -> list[str]:
        return [page.kind_label]

    def item_pubdate(self, page: EventPage):
        return page.source.first_published_at
