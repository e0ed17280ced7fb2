"""What the light page says of news in a disaster (hub.disaster)."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from hub.disaster.facts import MAX_LINES, Line
from hub.pages.listing import localise
from news.models import NewsPage

RECENT = timedelta(days=14)


def urgent(language: str) -> Iterator[Line]:
    """Yield what was cancelled, closed or called out lately, the newest first."""
    since = timezone.localdate() - RECENT
    news = NewsPage.objects.public_sources().filter(
        category=NewsPage.Category.EMERGENCY, date__gte=since
    )
    for page in localise(news.newest()[:MAX_LINES], language):
        yield Line(page.title, page.url, language=page.lang)
