"""Atom feeds, one for each language."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from core.frame import Frame
from core.http import parameter
from core.listing import localise
from core.locales import active_language
from news.models import NewsPage, StoryPage

LENGTH = 30


class PageFeed(Feed):
    """The newest pages of a type in the language of the address."""

    feed_type = Atom1Feed
    view_name = ""

    def get_object(self, request):
        return {"language": active_language(), "request": request}

    def title(self, obj) -> str:
        return f"{getattr(Frame.of(obj['request']), 'hub_name', '')} – {self.name()}"

    def name(self) -> str:
        raise NotImplementedError

    def link(self) -> str:
        return settings.BASE_URL + reverse(self.view_name)

    feed_url = link

    def item_title(self, page) -> str:
        return page.title

    def item_description(self, page) -> str:
        return page.summary

    def item_link(self, page) -> str:
        return settings.BASE_URL + page.url

    def item_guid(self, page) -> str:
        return f"urn:uuid:{page.translation_key}"

    def item_pubdate(self, page):
        day = timezone.datetime.combine(page.source.date, timezone.datetime.min.time())
        return timezone.make_aware(day)

    def item_updateddate(self, page):
        return page.updated_at


class NewsFeed(PageFeed):
    view_name = "news_feed"

    def get_object(self, request):
        category = parameter(request, "category", 20)
        known = category if category in NewsPage.Category.values else ""
        return super().get_object(request) | {"category": known}

    def name(self) -> str:
        return _("News")

    def items(self, obj):
        news = NewsPage.objects.public_sources().order_by("-date", "-pk")
        if obj["category"]:
            news = news.filter(category=obj["category"])
        return localise(news[:LENGTH], obj["language"])


class StoryFeed(PageFeed):
    view_name = "story_feed"

    def name(self) -> str:
        return _("Case stories")

    def items(self, obj):
        return localise(StoryPage.objects.public_sources().newest()[:LENGTH], obj["language"])
