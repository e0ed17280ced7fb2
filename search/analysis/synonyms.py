"""Words that staff say mean the same: applied to the query alone.

So nothing is indexed again when the list changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from search.analysis.names import NO_NAMES, Names
from search.analysis.parsing import parse
from search.analysis.query import All, Any, Node, Query, Unit, all_of, pairs

LONGEST = 6  # units that one entry of the list may be cut into
MOST_OTHERS = 12


@dataclass(frozen=True)
class Synonyms:
    """`others`: a word as its units' letters joined → the other words of its rows, as written."""

    language: str
    names: Names = NO_NAMES
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, rows: Iterable[Iterable[str]], language: str, names: Names = NO_NAMES
    ) -> "Synonyms":
        """Return the synonyms of `rows`, each a row of words with one meaning."""
        others: dict[str, tuple[str, ...]] = {}
        for row in rows:
            words = list(dict.fromkeys(row))
            for word in words:
                if key := _joined(parse(word, language, names).units):
                    mine = [other for other in words if other != word]
                    others[key] = (*others.get(key, ()), *mine)[:MOST_OTHERS]
        return cls(language, names, others)

    def understand(self, text: str) -> Query:
        """Return the query that a reader means by `text`, found by its synonyms too."""
        query = parse(text, self.language, self.names)
        return replace(query, units=tuple(self._expanded(query.units))) if self.others else query

    def _expanded(self, units: tuple[Unit, ...]) -> Iterable[Unit]:
        position = 0
        while position < len(units):
            taken = self._longest(units[position:])
            run = units[position : position + max(taken, 1)]
            yield self._widened(run) if taken else run[0]
            position += len(run)

    def _longest(self, units: tuple[Unit, ...]) -> int:
        """Return how many of the first units are together a word of the list; 0 if none is."""
        for length in range(min(LONGEST, len(units)), 0, -1):
            if _joined(units[:length]) in self.others:
                return length
        return 0

    def _widened(self, run: tuple[Unit, ...]) -> Unit:
        others = self.others[_joined(run)]
        parsed = (parse(other, self.language, self.names).units for other in others)
        means = tuple(_meant(units) for units in parsed if units)
        if len(run) == 1:
            return replace(run[0], loose=(*run[0].loose, *means))
        words = tuple(word for unit in run for word in unit.words)
        together = tuple(pairs(words))
        return Unit(
            surface=_joined(run),
            exact=(All(together),) if together else (),
            loose=(All(tuple(Any(unit.alternatives) for unit in run)), *means),
            words=words,
        )


def _meant(units: tuple[Unit, ...]) -> Node:
    return all_of(Any(unit.exact or unit.loose) for unit in units)


def _joined(units: tuple[Unit, ...]) -> str:
    return "".join(unit.surface for unit in units)
