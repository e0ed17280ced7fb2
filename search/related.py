"""Where to go on: words near those that were looked for, and ways on from nothing found."""

from collections.abc import Iterator

from django.http import HttpRequest

from hub.pages.search_registry import facets
from hub.text import Query
from hub.text.terms import letters
from search.backends import Counts, Request, backend
from search.documents import reader_term
from search.facets import OWN
from search.facets import labels as labels_of_values
from search.relevance import Plan, Term
from search.suggestions import Suggestion, suggestions
from search.suggestions.labels import labels
from search.suggestions.typed import beginnings, is_written_in
from search.synonyms_cache import taught

MAX_WORDS = 6
MAX_PAGES = 5
MAX_TRIES = 4
MAX_TOPICS = 6


def related_words(query: Query, language: str, version: str) -> list[Suggestion]:
    """Return other words to look for: what staff say means the same, and names of the codes."""
    found = [Suggestion(word, language) for word in _synonyms(query, language)]
    if len(query.letters) > 1:
        found += labels(beginnings(query.letters), language, version)
    by_letters = {letters(suggestion.text): suggestion for suggestion in reversed(found)}
    by_letters.pop(query.letters, None)
    return [word for word in found if word in by_letters.values()][:MAX_WORDS]


def _synonyms(query: Query, language: str) -> Iterator[str]:
    others = taught(language).offered
    keys = ["".join(unit.surface for unit in query.units), *(unit.surface for unit in query.units)]
    for key in dict.fromkeys(keys):
        yield from (word for word in others.get(key, ()) if is_written_in(word, language))


def nearest(text: str, language: str, request: HttpRequest) -> list[Suggestion]:
    """Return words and pages that begin, if not as `text`, then at least as the most of it."""
    whole = letters(text)
    shortest = max(2, len(whole) // 2)
    step = max(1, (len(whole) - shortest) // MAX_TRIES)
    for length in range(len(whole) - 1, shortest - 1, -step):
        if found := suggestions(whole[:length], language, request=request):
            return found[:MAX_PAGES]
    return []


def topics(language: str, version: str) -> list[tuple[str, list[str]]]:
    """Return (what it is, names) of the areas, fields … that most pages have: words that find some.

    They are in the active language, as of the content version `version`.
    """
    counts = backend().counts(Request(Plan(Term(reader_term(language)), ()), language))
    own = {facet.name for facet in OWN}
    chosen = [facet for name, facet in facets().items() if name not in own and facet.options]
    named = [(str(facet.label), _commonest(facet.name, counts, version)) for facet in chosen]
    return [(label, names) for label, names in named if names]


def _commonest(name: str, counts: Counts, version: str) -> list[str]:
    of_value = counts.get(name, {})
    most = sorted(of_value, key=lambda value: (-of_value[value], value))[:MAX_TOPICS]
    return list(labels_of_values(name, most, version).values())
