"""Atom feeds, one for each language: what those of all rooms share."""

import unicodedata

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from hub.core.locales import active_language
from hub.pages.frame import Frame


def without_control_characters(text: str) -> str:
    """Return `text` as XML can hold it."""
    return "".join(
        mark for mark in text if mark in "\n\t" or unicodedata.category(mark) not in ("Cc", "Cs")
    )


@method_decorator(require_safe, name="__call__")
class PageFeed(Feed):
    """Pages of a type in the language of the address."""

    feed_type = Atom1Feed
    view_name = ""

    def get_object(self, request):
        return {"language": active_language(), "request": request}

    def title(self, obj) -> str:
        return f"{Frame.of(obj['request']).get('hub_name', '')} – {self.name()}"

    def name(self) -> str:
        raise NotImplementedError

    def link(self) -> str:
        return settings.BASE_URL + reverse(self.view_name)

    feed_url = link

    def item_title(self, page) -> str:
        return without_control_characters(page.title)

    def item_description(self, page) -> str:
        return without_control_characters(page.summary)

    def item_link(self, page) -> str:
        return settings.BASE_URL + page.url

    def item_guid(self, page) -> str:
        return f"urn:uuid:{page.translation_key}"

    def item_updateddate(self, page):
        return page.updated_at
