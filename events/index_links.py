"""Ways to a page that lists something: on the home page with its newest, elsewhere alone."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone

from hub.core.version import cached_for_content
from hub.pages.listing import localise
from hub.pages.models import BasePage, IndexPage

if TYPE_CHECKING:
    from home.models import HomePage

ON_HOME, ALONE = "events/on_home.html", "events/link_to_index.html"
Values = dict[str, object]
# Pages to link to, each with what stands below its title.
Found = Iterable[tuple[BasePage, str]]


def newest_on_home(
    page: "HomePage",
    request: HttpRequest,
    index: type[IndexPage],
    newest: Callable[[str, date], Found],
) -> Values:
    """Return what `ON_HOME` shows, nothing while a room has nothing to show.

    Args:
        index: the type of the page that lists all.
        newest: takes the reader's language and today.
    """
    today = timezone.localdate()
    name = f"home:{index._meta.label}:{page.lang}:{today}"
    return cached_for_content(request, name, lambda: _values(index, newest, page.lang, today))


def index_alone(page: BasePage, request: HttpRequest, index: type[IndexPage]) -> Values:
    """Return what `ALONE` shows: the way to an index page, nothing while none is public."""
    name = f"index:{index._meta.label}:{page.lang}"
    found = cached_for_content(request, name, lambda: _index(index, page.lang))
    return {"index": found} if found else {}


def _index(index: type[IndexPage], language: str) -> dict[str, str] | None:
    pages = localise(index.objects.public_sources()[:1], language, for_cards=False)
    return _link(pages[0], "") if pages else None


def _values(
    index: type[IndexPage], newest: Callable[[str, date], Found], language: str, today: date
) -> Values:
    links = [_link(page, summary) for page, summary in newest(language, today)]
    way = _index(index, language)
    return {"index": way, "links": links, "id": index._meta.model_name} if links and way else {}


def _link(page: BasePage, summary: str) -> dict[str, str]:
    return {"title": page.title, "url": page.url, "lang": page.lang, "summary": summary}
