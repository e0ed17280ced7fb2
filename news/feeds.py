"""Atom feeds of news and stories, one for each language."""

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.core.http import parameter
from hub.pages.feeds import PageFeed
from hub.pages.listing import localise
from news.models import NewsPage, StoryPage

LENGTH = 30


class DatedFeed(PageFeed):
    """Pages that have a day of their own."""

    def item_pubdate(self, page):
        day = timezone.datetime.combine(page.source.date, timezone.datetime.min.time())
        return timezone.make_aware(day)


class NewsFeed(DatedFeed):
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


class StoryFeed(DatedFeed):
    view_name = "story_feed"

    def name(self) -> str:
        return _("Case stories")

    def items(self, obj):
        return localise(StoryPage.objects.public_sources().newest()[:LENGTH], obj["language"])
