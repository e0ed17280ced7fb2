"""What people can be told of news by e-mail: what is new, and what closes in a week."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.core.locales import active_language
from hub.core.wording import colon
from hub.occurrences.querysets import beginning_of
from hub.pages.listing import localise
from hub.telling import news, topics
from hub.telling.news import Line, News
from hub.telling.topics import Topic, written
from news.models import NewsPage

ALL, KIND, GROUP = "news", "news.kind", "group"
REMIND_BEFORE = timedelta(days=7)


def register() -> None:
    room = gettext_lazy("News")
    topics.register(Topic(ALL, _name_of_all, room, lambda: [""]))
    topics.register(Topic(KIND, _name_of_kind, room, lambda: NewsPage.Category.values))
    news.register(new_pages)
    news.register(deadlines)


def topic_of(category: str) -> str:
    """Return the topic of a list of news: of a category, or of all ("")."""
    return written(KIND, category) if category else ALL


def _name_of_all(about: str) -> str:
    return _("News") if not about else ""


def _name_of_kind(about: str) -> str:
    if about not in NewsPage.Category.values:
        return ""
    return f"{_('News')}{colon()}{NewsPage.Category(about).label}"


def _topics_of(page: NewsPage) -> frozenset[str]:
    groups = {written(GROUP, row.group_id) for row in page.news_groups.all()}
    return frozenset({ALL, written(KIND, page.category)} | groups)


def new_pages(since: datetime, until: datetime) -> Iterator[News]:
    """Yield news that became public and are not closed."""
    fresh = NewsPage.objects.public_sources().filter(
        first_published_at__gt=since, first_published_at__lte=until
    )
    open_ones = fresh.not_closed(timezone.localdate(until)).prefetch_related("news_groups")
    for page in open_ones.order_by("pk"):
        key = f"news:{page.translation_key}"
        line = partial(_line, page, page.get_category_display)
        yield News(key, page.first_published_at, _topics_of(page), line)


def deadlines(since: datetime, until: datetime) -> Iterator[News]:
    """Yield what closes within a week; not what was itself new only a week before that."""
    today = timezone.localdate(until)
    closing = NewsPage.objects.public_sources().closing_soon(today)
    closing = closing.filter(deadline__lte=today + REMIND_BEFORE).prefetch_related("news_groups")
    for page in closing:
        at = beginning_of(page.deadline - REMIND_BEFORE)
        if page.first_published_at < at - REMIND_BEFORE:
            key = f"deadline:{page.translation_key}:{page.deadline.isoformat()}"
            line = partial(_line, page, lambda: _("Closes soon"))
            yield News(key, at, _topics_of(page), line)


def _line(source: NewsPage, what) -> Line:
    (page,) = localise([source], active_language(), for_cards=False)
    facts = ()
    if source.deadline:
        facts = (_("Deadline: %(title)s") % {"title": page.deadline_in_words},)
    is_japanese = page.lang.startswith("ja") and not active_language().startswith("ja")
    return Line(f"{what()}{colon()}", page.title, page.full_url, facts, is_japanese)
