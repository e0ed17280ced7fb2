"""What staff have taught the search, read from the database once until it changes, and what it
knows by itself."""

from functools import lru_cache

from django.core.cache import cache

from hub.text import Names, Synonyms, thesaurus
from search.models import DictionaryWord, Synonym

KEY = "search:taught"
SECONDS = 60 * 60


def taught(language: str) -> Synonyms:
    """Return the names and synonyms as a query of readers of `language` is cut."""
    rows = cache.get(KEY)
    if rows is None:
        rows = (
            tuple(DictionaryWord.objects.values_list("word", "reading")),
            tuple(tuple(synonym.row()) for synonym in Synonym.objects.all()),
        )
        cache.set(KEY, rows, SECONDS)
    return _parsed(*rows, language)


@lru_cache(maxsize=32)
def _parsed(
    names: tuple[tuple[str, str], ...],
    rows: tuple[tuple[str, ...], ...],
    language: str,
) -> Synonyms:
    return Synonyms.of(rows, language, Names(names), thesaurus.rows(language))


def forget(**kwargs: object) -> None:
    """Signal receiver: the staff's words have changed."""
    cache.delete(KEY)
