"""Words to search for that stand in no title: what others found, what residents and pages say."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache, reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone

from hub.text import parse, thesaurus
from hub.text.terms import SYLLABIC
from search.backends import backend
from search.counting import KEEP_RARE, opened_words
from search.models import SearchWord
from search.relevance import expressions
from search.suggestions.labels import Keys, begin, typed_as
from search.suggestions.suggestion import Suggestion
from search.suggestions.typed import Beginning, is_written_in

MAX_CANDIDATES = 24
SHORTEST = 2  # letters that are typed before running text is looked through


def words_of_others(wanted: set[Beginning], language: str) -> list[Suggestion]:
    """Return what several readers of `language` looked for lately, and opened a page of."""
    return _beginning(found_by_others(timezone.localdate(), language), wanted, language)


def words_of_pages(typed: str, wanted: set[Beginning], language: str) -> list[Suggestion]:
    """Return words of residents and of pages by which readers of `language` find a page, those of
    most pages first.
    """
    if len(typed) < SHORTEST:
        return []
    said = [word.text for word in _beginning(_residents(language), wanted, language)]
    if language not in SYLLABIC:  # a syllable of Vietnamese is half a word
        keys = reduce(or_, (Q(key__startswith=text) for _kind, text in sorted(wanted)))
        found = SearchWord.objects.filter(keys).order_by("word").values_list("word", flat=True)
        said += [
            word for word in found.distinct()[:MAX_CANDIDATES] if is_written_in(word, language)
        ]
    queries = {word: parse(word, language) for word in dict.fromkeys(said[:MAX_CANDIDATES])}
    wholes = {
        word: expressions(query, language, {})[-1] for word, query in queries.items() if query
    }
    numbers = backend().frequencies(list(wholes.values())) if wholes else []
    counted = sorted(zip(wholes, numbers, strict=True), key=lambda pair: -pair[1])
    return [Suggestion(word, language) for word, number in counted if number]


def _beginning(
    known: Iterable[tuple[str, Keys]], wanted: set[Beginning], language: str
) -> list[Suggestion]:
    return [Suggestion(word, language) for word, keys in known if begin(keys, wanted)]


@lru_cache(maxsize=16)
def found_by_others(day: date, language: str) -> list[tuple[str, Keys]]:
    """Return (words, what they begin as) of what readers found in the month before `day`."""
    return [(word, typed_as(word)[0]) for word in opened_words(day - KEEP_RARE, language)]


@lru_cache(maxsize=16)
def _residents(language: str) -> list[tuple[str, Keys]]:
    own = language if any(language in entry for entry in thesaurus.entries()) else thesaurus.SOURCE
    every = dict.fromkeys(word for entry in thesaurus.entries() for word in entry.get(own, ()))
    return [(word, typed_as(word)[0]) for word in every]
