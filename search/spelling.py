"""Did you mean: words of our pages instead of words that no page has."""

from collections.abc import Iterable, Iterator

from search.analysis import Query, Unit
from search.analysis.spelling import slips, vocabulary
from search.backends import Request, backend
from search.models import SearchWord
from search.relevance import plan

MOST_CANDIDATES = 6
# What a query may be looked up in at once.
MOST_SLIPS = 2_500


def learn(texts: Iterable[str]) -> None:
    """Keep the words of titles and abstracts; call it in the transaction that indexes them."""
    words = {pair for text in texts for pair in vocabulary(text)}
    SearchWord.objects.bulk_create(
        (SearchWord(key=key, word=word) for key, word in sorted(words)), ignore_conflicts=True
    )


def corrected(query: Query, language: str) -> str:
    """Return `query` with what no page has replaced by the likeliest word of ours, or ""."""
    words = [_better(unit, language) for unit in query.units]
    if all(word == unit.surface for word, unit in zip(words, query.units, strict=True)):
        return ""
    return " ".join(words)


def _better(unit: Unit, language: str) -> str:
    if _count(unit, language):
        return unit.surface
    return max(_candidates(unit, language), default=(0, unit.surface))[1]


def _candidates(unit: Unit, language: str) -> Iterator[tuple[int, str]]:
    """Yield (pages that have it, word) of the words that the unit may be a slip of."""
    from search.analysis import parse

    keys = sorted(slips(unit.surface))[:MOST_SLIPS]
    words = SearchWord.objects.filter(key__in=keys).order_by("word")
    for word in words.values_list("word", flat=True).distinct()[:MOST_CANDIDATES]:
        count = sum(_count(found, language) for found in parse(word, language).units[:1])
        if count and word != unit.surface:
            yield count, word


def _count(unit: Unit, language: str) -> int:
    return backend().count(Request(plan(Query((unit,), unit.surface), language), language))
