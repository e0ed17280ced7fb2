"""News and stories on the pages of groups and of chapters of a manual."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone

from hub.pages.listing import localise
from hub.telling.subscriptions.sections import address_for
from news import telling
from news.models import NewsPage, StoryPage

if TYPE_CHECKING:
    from groups.models import GroupPage
    from manual.models import ManualChapter
    from news.models import NewsIndexPage

MAX_SHOWN = 8


def about_group(page: "GroupPage", request: HttpRequest) -> dict[str, object]:
    """Return public news (what closes soon first) and stories (the newest first) about the group."""
    news = NewsPage.objects.public_sources().about_group(page)
    stories = StoryPage.objects.public_sources().about_group(page)
    return {
        "news": localise(news.closing_first(timezone.localdate())[:MAX_SHOWN], page.lang),
        "stories": localise(stories.newest()[:MAX_SHOWN], page.lang),
    }


def about_chapter(page: "ManualChapter", request: HttpRequest) -> dict[str, object]:
    """Return public case stories that show the chapter at work."""
    stories = StoryPage.objects.public_sources().filter(story_chapters__chapter_id=page.source.pk)
    return {"stories": localise(stories.newest()[:MAX_SHOWN], page.lang)}


def to_be_told(page: "NewsIndexPage", request: HttpRequest) -> dict[str, object]:
    """Return where one asks to be told of what the list shows."""
    return {"tell_me": address_for(telling.topic_of(page.chosen_category(request)))}
