"""Atom feeds, one for each language: what those of all rooms share."""

import uuid

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from hub.core.locales import active_language
from hub.pages.frame import Frame
from hub.text.normalise import showable


class _Handler:
    """Writes XML; the elements of `more` get these attributes besides."""

    def __init__(self, handler: SimplerXMLGenerator, more: dict[str, dict[str, str]]) -> None:
        self.handler, self.more = handler, more

    def __getattr__(self, name: str) -> object:
        return getattr(self.handler, name)

    def addQuickElement(self, name: str, contents: str = "", attrs: dict | None = None) -> None:
        self.handler.addQuickElement(name, contents, {**(attrs or {}), **self.more.get(name, {})})


class AtomFeed(Atom1Feed):
    """Atom whose entries say their language, and whose summaries are plain text (RFC 4287)."""

    def item_attributes(self, item: dict) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        more = {"link": {"hreflang": item["language"]}, "summary": {"type": "text"}}
        super().add_item_elements(_Handler(handler, more), item)


@method_decorator(require_safe, name="__call__")
class PageFeed(Feed):
    """Pages of a type in the language of the address."""

    feed_type = AtomFeed
    view_name = ""

    def get_object(self, request):
        return {"language": active_language(), "request": request}

    def title(self, obj) -> str:
        return showable(f"{self.author_name(obj)} – {self.name()}")

    def author_name(self, obj) -> str:
        return showable(Frame.of(obj["request"]).get("hub_name") or settings.WAGTAIL_SITE_NAME)

    def name(self) -> str:
        raise NotImplementedError

    def link(self) -> str:
        return settings.BASE_URL + reverse(self.view_name)

    feed_url = link

    def item_title(self, page) -> str:
        return showable(page.title)

    def item_description(self, page) -> str:
        return showable(page.summary)

    def item_link(self, page) -> str:
        return settings.BASE_URL + page.url

    def item_guid(self, page) -> str:
        """One for each page: a translation is another entry than its source."""
        key = page.translation_key
        return f"urn:uuid:{key if page.is_source else uuid.uuid5(key, page.lang)}"

    def item_extra_kwargs(self, page) -> dict[str, str]:
        return {"language": page.lang}

    def item_updateddate(self, page):
        return page.updated_at
