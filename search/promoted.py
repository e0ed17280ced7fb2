"""Pages that staff put above the results of certain words."""

from collections.abc import Mapping
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from wagtail.models import Page

from hub.text.terms import letters
from search.models import IndexState, PromotedResult, SearchEntry
from search.models.words import lines

KEY = "search:promoted"
SECONDS = 60 * 60
MOST = 3
# (words, language of the readers or "", key of the page)
Row = tuple[str, str, int]


def promoted(text: str, language: str) -> list[SearchEntry]:
    """Return the entries of what readers of `language` see first who look for exactly `text`.

    Each page comes in the reader's language where there is such a page; at most three.
    """
    rows = cache.get(KEY)
    if rows is None:
        rows = tuple(PromotedResult.objects.values_list("words", "language", "page_id"))
        cache.set(KEY, rows, SECONDS)
    keys = _by_words(rows).get(letters(text), ())
    wanted = [page for page, readers in keys if readers in ("", language)]
    return _entries(wanted, language)[:MOST] if wanted else []


@lru_cache(maxsize=4)
def _by_words(rows: tuple[Row, ...]) -> Mapping[str, list[tuple[int, str]]]:
    """Return {letters of the words: (key of a page, language of its readers), in their order}."""
    found: dict[str, list[tuple[int, str]]] = {}
    for words, language, page in rows:
        for line in lines(words):
            if key := letters(line):
                found.setdefault(key, []).append((page, language))
    return found


def _entries(pages: list[int], language: str) -> list[SearchEntry]:
    """Return an entry for the family of each page: its translation, else its source."""
    families = dict(Page.objects.filter(pk__in=pages).values_list("pk", "translation_key"))
    entries = SearchEntry.objects.filter(
        generation__in=IndexState.objects.values("current")[:1],
        translation_key__in=families.values(),
        language__in=(language, settings.LANGUAGE_CODE),
    )
    found: dict[UUID, SearchEntry] = {}
    for entry in entries.defer("terms"):
        if entry.language == language or entry.translation_key not in found:
            found[entry.translation_key] = entry
    in_order = dict.fromkeys(families.get(page) for page in pages)
    return [found[key] for key in in_order if key in found]


def forget(**kwargs: object) -> None:
    """Signal receiver: the list changed."""
    cache.delete(KEY)
