"""Where to go on: words near those that were looked for, pages near those that no page has."""

from collections.abc import Iterator

from django.http import HttpRequest

from hub.text import Query
from hub.text.terms import letters
from search.suggestions import Suggestion, suggestions
from search.suggestions.labels import labels
from search.suggestions.typed import beginnings, is_written_in
from search.synonyms_cache import taught

MAX_WORDS = 6
MAX_PAGES = 5
MAX_TRIES = 4


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
