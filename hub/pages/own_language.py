"""What of a list is in its reader's own language: shown first, and by itself if they wish."""

from collections.abc import Sized
from dataclasses import dataclass
from typing import Self

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, QueryDict
from wagtail.models import Page

from hub.core.http import parameter
from hub.core.locales import locale_ids
from hub.core.querysets import HubPageQuerySet

PARAMETER = "own"
CHOSEN = "1"


def is_chosen(request: HttpRequest, language: str) -> bool:
    """Return whether the address asks for entries in the reader's language alone.

    Everything is in the language in which all starts: there it means nothing.
    """
    is_asked = parameter(request, PARAMETER, len(CHOSEN)) == CHOSEN
    return is_asked and language != settings.LANGUAGE_CODE


@dataclass(frozen=True)
class OwnLanguage:
    """A list as its reader sees it.

    Attributes:
        listing: the entries to show, in their order.
        number: how many of all are in the reader's language.
        total: how many there are in all.
        is_chosen: whether `listing` is those in the reader's language alone.
        query: the address that chooses them, or all again.
    """

    listing: Sized
    number: int
    total: int
    is_chosen: bool
    query: str

    @property
    def is_offered(self) -> bool:
        """Whether it makes a difference."""
        return self.is_chosen or 0 < self.number < self.total

    @classmethod
    def of(
        cls, sources: HubPageQuerySet, language: str, request: HttpRequest, above: tuple[str, ...]
    ) -> Self:
        """Return the list of source pages for a reader of `language`; two queries to count them.

        Args:
            sources: ordered.
            language: of the page that shows the list.
            request: its address says what the reader chose.
            above: the first orders of `sources`, which stand above the language too.
        """
        chosen = is_chosen(request, language)
        query = toggled(request.GET, chosen=chosen)
        if language == settings.LANGUAGE_CODE:
            return cls(sources, 0, 0, chosen, query)
        marked = sources.alias(is_own=_translated_into(language))
        own = marked.filter(is_own=True)
        rest = sources.query.order_by[len(above) :]
        first = marked.order_by(*above, "-is_own", *rest)
        return cls(own if chosen else first, own.count(), sources.count(), chosen, query)


def _translated_into(language: str) -> Exists:
    pages = Page.objects.live().filter(locale_id=locale_ids()[language])
    return Exists(pages.filter(translation_key=OuterRef("translation_key")).order_by())


def toggled(query: QueryDict, *, chosen: bool) -> str:
    """Return `query` from its first page, with the choice taken away or made."""
    query = query.copy()
    for name in ("page", PARAMETER):
        query.pop(name, None)
    if not chosen:
        query[PARAMETER] = CHOSEN
    return query.urlencode()
