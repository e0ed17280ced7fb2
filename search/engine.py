"""A query in, pages out: counts by facet and any part of the ranked list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.utils.functional import cached_property
from wagtail.models import Page

from hub.core.locales import default_locale_id
from hub.text import Query, Unit, canonical, unmarked
from search.backends import MAX_HITS, Backend, Counts, Request, backend
from search.models import IndexState, SearchEntry
from search.relevance import expressions, plan
from search.spelling import corrected
from search.synonyms_cache import taught

QUOTED = re.compile(r'".+"|“.+”|「.+」|『.+』|«.+»', re.DOTALL)


@dataclass
class Found:
    """The result of a query, read from the backend as far as it is asked for."""

    query: Query
    language: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    newest_first: bool = False
    # How many pages have each unit; without it, those with every unit alone are found.
    pages: Mapping[Unit, int] | None = None
    # How many have all of them, whatever is chosen
    with_all: int = 0
    # The words that were looked for instead, where no page has those that were typed.
    instead: str = ""
    # Whether any unit will do: no page has most of them.
    any_unit: bool = False

    @cached_property
    def request(self) -> Request | None:
        """What the backend is asked; nothing without a word."""
        if not self.query or (self.pages is not None and not any(self.pages.values())):
            return None
        return self._request(self.pages)

    def _request(self, pages: Mapping[Unit, int] | None) -> Request:
        wanted = plan(self.query, self.language, pages, any_unit=self.any_unit)
        return Request(wanted, self.language, dict(self.chosen), self.newest_first)

    @cached_property
    def backend(self) -> Backend:
        return backend()

    @cached_property
    def total(self) -> int:
        """How many pages there are with all that was chosen."""
        return self.backend.count(self.request) if self.request else 0

    @cached_property
    def whole(self) -> int:
        """How many of them have all of the query."""
        if not self.total or self.pages is None or len(self.query.units) == 1:
            return self.total
        if not self.chosen:
            return self.with_all
        return self.backend.count(self._request(None))

    @cached_property
    def total_of_all(self) -> int:
        """How many pages there are, whatever was chosen."""
        if not self.chosen:
            return self.total
        return self.backend.count(replace(self.request, chosen={})) if self.request else 0

    @cached_property
    def counts(self) -> Counts:
        """{facet: {value: pages}}, a facet's own choice aside."""
        return self.backend.counts(self.request) if self.request else {}

    def count(self) -> int:
        """How many pages the ranked list shows: no one reads further."""
        return min(self.total, MAX_HITS)

    def sources(self, limit: int) -> list[int]:
        """Return the keys of the source pages of what was found, best first, at most `limit`.

        For lists of one kind that are made over source pages and narrow themselves down further.
        """
        if self.request is None:
            return []
        keys = self._pages(0, limit)
        if self.language == settings.LANGUAGE_CODE:
            return keys  # what its readers find are source pages
        rows = list(
            Page.objects.filter(pk__in=keys).values_list("pk", "translation_key", "locale_id")
        )
        family_of = {pk: family for pk, family, _locale in rows}
        source_of = {family: pk for pk, family, locale in rows if locale == default_locale_id()}
        if others := set(family_of.values()) - source_of.keys():
            sources = Page.objects.filter(translation_key__in=others, locale_id=default_locale_id())
            source_of |= dict(sources.values_list("translation_key", "pk"))
        found = (source_of.get(family_of.get(key)) for key in keys)
        return list(dict.fromkeys(pk for pk in found if pk))

    def _pages(self, start: int, stop: int) -> list[int]:
        return self.backend.pages(self.request, start, stop)

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[SearchEntry]:
        if self.request is None:
            return []
        keys = self._pages(part.start or 0, part.stop)
        current = IndexState.objects.values("current")[:1]
        found = SearchEntry.objects.defer("terms").filter(page__in=keys, generation__in=current)
        entries = {entry.page_id: entry for entry in found}
        return [entries[key] for key in keys if key in entries]


def search(
    text: str,
    language: str,
    chosen: Mapping[str, str] | None = None,
    *,
    newest_first: bool = False,
    within_choice: bool = False,
) -> Found:
    """Return what readers of `language` find by `text`, narrowed to `chosen` ({facet: value}).

    Pages that have most of the query are found too, those that have all of it standing higher; any
    of it will do where no page has most. Where none has all, a word that no page has is looked for without its marks, or with a slip mended. For
    words in quotation marks nothing else is tried. `within_choice` says that pages outside of what
    was chosen do not count as found.
    """
    chosen = chosen or {}
    query = understood(text, language)
    if not query or is_quoted(text):
        return Found(_as_typed(query), language, chosen, newest_first)
    among = chosen if within_choice else {}
    instead = ""
    pages, whole = numbers(query, language, among)
    if not whole and not all(pages.values()):
        plain = understood(unmarked(text), language)
        if unmarked(text) != canonical(text) and plain and numbers(plain, language, among)[1]:
            query = plain
        elif instead := corrected(query, language, pages):
            query = understood(instead, language)
        pages, whole = numbers(query, language, among)
    # Where syllables are written apart, a part of them is another word.
    says_all = bool(query.neighbours) and whole > 0
    pages = None if says_all else pages
    found = Found(query, language, chosen, newest_first, pages, whole, instead)
    if not whole and found.request and not found.total_of_all:
        return replace(found, any_unit=True)
    return found


def _as_typed(query: Query) -> Query:
    """Return `query` without other words for what it says."""
    return replace(query, units=tuple(replace(unit, remote=()) for unit in query.units))


def numbers(query: Query, language: str, chosen: Mapping[str, str]) -> tuple[dict[Unit, int], int]:
    """Return how many pages have each unit of `query`, and how many have every one."""
    *numbers, whole = backend().frequencies(expressions(query, language, chosen))
    return dict(zip(query.units, numbers, strict=True)), whole


def search_kind(text: str, language: str, kind: str) -> Found:
    """Return what readers of `language` find by `text` among pages of one kind."""
    return search(text, language, {"type": kind}, within_choice=True)


def is_quoted(text: str) -> bool:
    """Return whether all of `text` is in quotation marks."""
    return bool(QUOTED.fullmatch(text.strip()))


def understood(text: str, language: str) -> Query:
    """Return what a reader of `language` means by `text`, by all that staff have taught."""
    return taught(language).understand(text)
