"""Hits as readers see them: title, passage, address, where the page is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import Page

from hub.assets.models import HubImage
from hub.core.querysets import unrestricted
from hub.pages.search_registry import label_of_kind
from search.documents import UNDATED
from search.engine import Found
from search.models import SearchEntry
from search.snippets import Marker

# The invisible root and the home pages say nothing about where a page is.
FIRST_TRAIL_DEPTH = 3


@dataclass(frozen=True)
class Result:
    """One result. `title` and `snippet` are HTML with the matched words in <mark>."""

    page_id: int
    title: SafeString
    plain_title: str
    url: str
    lang: str
    is_own_language: bool
    snippet: SafeString
    kind: str
    kind_label: str
    trail: tuple[str, ...]
    date: date | None
    image: HubImage | None


def results(hits: list[SearchEntry], found: Found, request: HttpRequest) -> list[Result]:
    """Return the results of `hits`, in their order, by a number of queries that does not grow.

    A page that stopped being public a moment ago is left out, whatever the index says.
    """
    public = unrestricted(Page.objects.live().filter(pk__in=[hit.page_id for hit in hits]))
    pages = public.only("path", "depth", "url_path", "locale").in_bulk()
    titles = _titles_above(pages.values())
    images = HubImage.objects.in_bulk({hit.image_id for hit in hits if hit.image_id})
    marker = Marker(found.query)
    return [
        Result(
            page_id=hit.page_id,
            title=marker.highlight(hit.title),
            plain_title=hit.title,
            url=page.get_url(request) or "",
            lang=hit.language,
            is_own_language=hit.language == found.language,
            snippet=marker.snippet(hit.text),
            kind=hit.kind,
            kind_label=label_of_kind(hit.kind),
            trail=_trail(page, titles, label_of_kind(hit.kind)),
            date=None if hit.date == UNDATED else hit.date,
            image=images.get(hit.image_id),
        )
        for hit in hits
        if (page := pages.get(hit.page_id))
    ]


def _trail(page: Page, titles: dict[str, str], kind_label: str) -> tuple[str, ...]:
    """Return the titles above `page`, but for one that its kind says already."""
    above = (titles[path] for path in _paths_above(page) if path in titles)
    return tuple(title for title in above if title != kind_label)


def _paths_above(page: Page) -> list[str]:
    depths = range(FIRST_TRAIL_DEPTH, page.depth)
    return [page.path[: depth * page.steplen] for depth in depths]


def _titles_above(pages: Iterable[Page]) -> dict[str, str]:
    paths = {path for page in pages for path in _paths_above(page)}
    # The pages above a public page are not restricted either: restrictions are inherited.
    return dict(Page.objects.filter(path__in=paths).live().values_list("path", "title"))
