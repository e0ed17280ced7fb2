"""The way to a page that lists something, below another page."""

from django.http import HttpRequest

from hub.core.version import cached_for_content
from hub.pages.listing import localise
from hub.pages.models import BasePage, IndexPage

ALONE = "events/link_to_index.html"
Values = dict[str, object]


def index_alone(page: BasePage, request: HttpRequest, index: type[IndexPage]) -> Values:
    """Return what `ALONE` shows: the way to an index page, nothing while none is public."""
    name = f"index:{index._meta.label}:{page.lang}"
    found = cached_for_content(request, name, lambda: _index(index, page.lang))
    return {"index": found} if found else {}


def _index(index: type[IndexPage], language: str) -> dict[str, str] | None:
    pages = localise(index.objects.public_sources()[:1], language, for_cards=False)
    if not pages:
        return None
    return {"title": pages[0].title, "url": pages[0].url, "lang": pages[0].lang}
