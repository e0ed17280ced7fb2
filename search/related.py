"""Where to go on: words near those that were looked for, pages near those that no page has."""

from collections.abc import Iterator

from django.http import HttpRequest

from hub.text import Query, canonical
from hub.text.scripts import Script, is_kana, runs
from hub.text.terms import letters
from search.suggestions import Suggestion, suggestions
from search.suggestions.labels import labels
from search.suggestions.typed import beginnings
from search.synonyms_cache import taught

MAX_WORDS = 6
MAX_PAGES = 5
MAX_TRIES = 4
JAPANESE = ("ja", "ja-x-easy")


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
        yield from (word for word in others.get(key, ()) if _is_written_in(word, language))


def _is_written_in(word: str, language: str) -> bool:
    """Tell whether readers of `language` may type `word`: each row has many languages."""
    scripts = {run.script for run in runs(canonical(word))}
    if language in JAPANESE:
        return Script.JAPANESE in scripts
    if language == "zh-hans":
        return scripts == {Script.JAPANESE} and not any(is_kana(letter) for letter in word)
    return scripts == {Script.HANGUL if language == "ko" else Script.WORD}


def nearest_pages(text: str, language: str, request: HttpRequest) -> list[Suggestion]:
    """Return pages whose title begins, if not as `text`, then at least as the most of it."""
    whole = letters(text)
    shortest = max(2, len(whole) // 2)
    step = max(1, (len(whole) - shortest) // MAX_TRIES)
    for length in range(len(whole) - 1, shortest - 1, -step):
        found = suggestions(whole[:length], language, request=request)
        if pages := [suggestion for suggestion in found if suggestion.url]:
            return pages[:MAX_PAGES]
    return []
