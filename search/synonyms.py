"""The list of synonyms, read from the database once until it changes."""

from functools import lru_cache

from django.core.cache import cache

from search.analysis import Synonyms
from search.models import Synonym

KEY = "search:synonyms"
SECONDS = 60 * 60


def synonyms(language: str) -> Synonyms:
    """Return the synonyms as a query of readers of `language` is cut."""
    rows = cache.get(KEY)
    if rows is None:
        rows = tuple(tuple(synonym.row()) for synonym in Synonym.objects.all())
        cache.set(KEY, rows, SECONDS)
    return _parsed(rows, language)


@lru_cache(maxsize=16)
def _parsed(rows: tuple[tuple[str, ...], ...], language: str) -> Synonyms:
    return Synonyms.of(rows, language)


def forget(**kwargs: object) -> None:
    """Signal receiver: the list changed."""
    cache.delete(KEY)
