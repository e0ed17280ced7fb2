"""Did you mean: words of our pages instead of words that no page has."""

from collections.abc import Iterable, Iterator, Mapping

from hub.text import Query, Unit, parse
from hub.text.spelling import beginning, is_near, slips, vocabulary
from hub.text.terms import SYLLABIC
from search.backends import backend
from search.models import SearchWord
from search.relevance import expressions

MAX_CANDIDATES = 40
# A slip is mended in the script it was typed in. Only a longer word in Latin letters is romaji
# where it is no word, and one letter less makes another syllable of Vietnamese: thuế (tax) is
# neither つえ (a stick) nor thúc (to urge).
LONG_ENOUGH = 6
# Words that begin alike and are compared letter by letter.
MAX_KEYS = 2_000


def learn(texts: Iterable[str]) -> None:
    """Keep the words of pages' `texts`; call it in the transaction that indexes them."""
    words = {pair for text in texts for pair in vocabulary(text)}
    SearchWord.objects.bulk_create(
        (SearchWord(key=key, word=word) for key, word in sorted(words)), ignore_conflicts=True
    )


def corrected(query: Query, language: str, pages: Mapping[Unit, int]) -> str:
    """Return `query` with what no page has replaced by the likeliest word of our pages, or "".

    `pages` says how many pages have each unit.
    """
    words = [unit.surface if pages[unit] else _better(unit, language) for unit in query.units]
    if all(word == unit.surface for word, unit in zip(words, query.units, strict=True)):
        return ""
    return " ".join(words)


def _better(unit: Unit, language: str) -> str:
    is_short = len(unit.surface) < LONG_ENOUGH
    if is_short and language in SYLLABIC:
        return unit.surface
    found = list(_candidates(unit, language))
    alike = [pair for pair in found if pair[1].isascii() == unit.surface.isascii()]
    return max(alike if alike or is_short else found, default=(0, unit.surface))[1]


def _candidates(unit: Unit, language: str) -> Iterator[tuple[int, str]]:
    """Yield (pages that have it, word) of the words that the unit may be a slip of."""
    words = SearchWord.objects.filter(key__in=slips(unit.surface)).order_by("word")
    near = words.values_list("word", flat=True).distinct()[:MAX_CANDIDATES]
    queries = {word: parse(word, language) for word in list(near) or _farther(unit.surface)}
    meant = {word: query for word, query in queries.items() if query and word != unit.surface}
    wholes = [expressions(query, language, {})[-1] for query in meant.values()]
    numbers = backend().frequencies(wholes) if wholes else []
    yield from ((number, word) for number, word in zip(numbers, meant, strict=True) if number)


def _farther(typed: str) -> list[str]:
    """Return the words that a long one may be two slips of."""
    start = beginning(typed)
    if not start:
        return []
    keys = SearchWord.objects.filter(key__startswith=start).order_by("word", "key")
    pairs = keys.values_list("word", "key")[:MAX_KEYS]
    return list(dict.fromkeys(word for word, key in pairs if is_near(typed, key)))[:MAX_CANDIDATES]
