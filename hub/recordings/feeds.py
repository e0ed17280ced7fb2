"""What was recorded, as a podcast in each language."""

from django.conf import settings
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from hub.core.locales import active_language
from hub.pages.feeds import PageFeed
from hub.pages.listing import localise
from hub.recordings.pages import RecordedPage, length_in_words, recorded_page_types
from hub.text.normalise import showable

LENGTH = 50


class PodcastFeed(Rss201rev2Feed):
    """RSS 2.0 with the length of what is heard, as programs for podcasts read it."""

    def rss_attributes(self) -> dict[str, str]:
        names = {"xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd"}
        return super().rss_attributes() | names

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:duration", item["length"])


class RecordingsFeed(PageFeed):
    """The pages that were read aloud in the language of the address, the newest first."""

    feed_type = PodcastFeed
    view_name = "recordings_feed"
    # An easy Japanese address is one of ours; programs know "ja".
    item_guid_is_permalink = False

    def name(self) -> str:
        return _("Recordings")

    def description(self) -> str:
        return _("Pages of this site, read aloud by people.")

    def items(self, obj: dict) -> list[RecordedPage]:
        language = obj["language"]
        sources = [page for model in recorded_page_types() for page in _recorded(model, language)]
        sources.sort(key=lambda page: page.first_published_at, reverse=True)
        return localise(sources[:LENGTH], language)

    def item_description(self, page: RecordedPage) -> str:
        reader = page.spoken_in(active_language())["reader"]
        return showable(
            "\n".join(filter(None, [page.summary, _("Read by %(reader)s") % {"reader": reader}]))
        )

    def item_pubdate(self, page: RecordedPage):
        return page.source.first_published_at

    def item_enclosure_url(self, page: RecordedPage) -> str:
        return settings.BASE_URL + page.spoken_in(active_language())["document"].url

    def item_enclosure_length(self, page: RecordedPage) -> int:
        return page.spoken_in(active_language())["document"].get_file_size() or 0

    def item_enclosure_mime_type(self, page: RecordedPage) -> str:
        return page.spoken_in(active_language())["document"].content_type

    def item_extra_kwargs(self, page: RecordedPage) -> dict[str, str]:
        document = page.spoken_in(active_language())["document"]
        return super().item_extra_kwargs(page) | {"length": length_in_words(document)}


def _recorded(model: type[RecordedPage], language: str) -> list[RecordedPage]:
    """Return the public source pages of a type that have a recording in a language."""
    pages = model.objects.public_sources().filter(recordings__0__isnull=False)
    newest = pages.order_by("-first_published_at")
    return [page for page in newest if page.spoken_in(language)][:LENGTH]
