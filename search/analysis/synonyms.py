"""Words that staff say mean the same, and names that are one word: applied to the query alone.

So nothing is indexed again when the list changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from search.analysis.parsing import parse
from search.analysis.query import All, Any, Node, Query, Unit, pairs

LONGEST = 6  # units that one entry of the list may be cut into
MOST_OTHERS = 12


@dataclass(frozen=True)
class Synonyms:
    """`others`: a word as its units' letters joined → the other words of its row, as written."""

    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Iterable[str]], language: str) -> "Synonyms":
        """Return the synonyms of `rows`, each a row of words with one meaning.

        A row of one word says that the dictionary must not take it apart.
        """
        others: dict[str, tuple[str, ...]] = {}
        for row in rows:
            words = list(dict.fromkeys(row))
            for word in words:
                if key := _joined(parse(word, language).units):
                    mine = [other for other in words if other != word]
                    others[key] = (*others.get(key, ()), *mine)[:MOST_OTHERS]
        return cls(others)


NONE = Synonyms()


def expand(query: Query, synonyms: Synonyms, language: str) -> Query:
    """Return `query` with each word that has synonyms found by them too, as loose matches."""
    if not synonyms.others:
        return query
    units: list[Unit] = []
    position = 0
    while position < len(query.units):
        taken = _longest(query.units[position:], synonyms)
        run = query.units[position : position + max(taken, 1)]
        units.append(_expanded(run, synonyms, language) if taken else run[0])
        position += len(run)
    return replace(query, units=tuple(units))


def _longest(units: tuple[Unit, ...], synonyms: Synonyms) -> int:
    """Return how many of the first units are together a word of the list; 0 if none is."""
    for length in range(min(LONGEST, len(units)), 0, -1):
        if _joined(units[:length]) in synonyms.others:
            return length
    return 0


def _expanded(run: tuple[Unit, ...], synonyms: Synonyms, language: str) -> Unit:
    others = synonyms.others[_joined(run)]
    means = tuple(node for other in others if (node := _anywhere(parse(other, language).units)))
    if len(run) == 1:
        return replace(run[0], loose=(*run[0].loose, *means))
    words = tuple(word for unit in run for word in unit.words)
    together = tuple(pairs(list(words)))
    return Unit(
        surface=_joined(run),
        exact=(All(together),) if together else (),
        loose=(All(tuple(Any(unit.alternatives) for unit in run)), *means),
        words=words,
    )


def _anywhere(units: tuple[Unit, ...]) -> Node | None:
    if not units:
        return None
    found = tuple(Any(unit.exact or unit.loose) for unit in units)
    return found[0] if len(found) == 1 else All(found)


def _joined(units: tuple[Unit, ...]) -> str:
    return "".join(unit.surface for unit in units)
