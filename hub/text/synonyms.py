"""Words that mean the same, by the thesaurus and by what staff say: applied to the query alone.

So nothing is indexed again when the list changes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from hub.text.names import NO_NAMES, Names
from hub.text.normalise import fold, letters
from hub.text.parsing import parse
from hub.text.query import All, Any, Node, Query, Unit, all_of, pairs
from hub.text.scripts import HAN, HIRAGANA
from hub.text.terms import stem

# Words with a space between them, or with kana after a kanji: a particle may be among them.
SEVERAL_WORDS = re.compile(rf"\s|[{HAN}][{HIRAGANA}]")
LONGEST = 6  # units that one entry of the list may be cut into
MAX_OTHERS = 16
# (words that may be typed, words of the same meaning that pages may have)
Row = tuple[Iterable[str], Iterable[str]]


@dataclass(frozen=True)
class Synonyms:
    """`others`: a word as its units' letters joined → the other words of its rows, as written.

    `offered` are those of them that staff have taught: readers may be told of them.
    """

    language: str
    names: Names = NO_NAMES
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        taught: Iterable[Iterable[str]],
        language: str,
        names: Names = NO_NAMES,
        thesaurus: Iterable[Row] = (),
    ) -> "Synonyms":
        """Return the synonyms of the rows that staff have `taught`, and of the `thesaurus`."""
        offered: dict[str, tuple[str, ...]] = {}
        for words in map(tuple, taught):
            for word in words:
                _learn(offered, _joined(parse(word, language, names).units), word, words)
        others = dict(offered)
        for same, meant in thesaurus:
            for word in same:  # as it is written: cutting a thousand of them takes half a second
                _learn(others, letters(word), word, meant)
            for word in filter(SEVERAL_WORDS.search, meant):  # of a query only what tells is left
                _learn(others, _joined(parse(word, language, names).units), word, meant)
            for word in filter(str.isascii, meant):
                _learn(others, _stems(word.split()), word, meant)
        return cls(language, names, others, offered)

    def understand(self, text: str) -> Query:
        """Return the query that a reader means by `text`, found by its synonyms too."""
        query = parse(text, self.language, self.names)
        units = tuple(self._expanded(query.units))
        # Words that together have a synonym no longer have to be next to each other.
        neighbours = query.neighbours if len(units) == len(query.units) else ()
        return replace(query, units=units, neighbours=neighbours)

    def _expanded(self, units: tuple[Unit, ...]) -> Iterable[Unit]:
        position = 0
        while position < len(units):
            taken, key = self._longest(units[position:])
            run = units[position : position + max(taken, 1)]
            yield self._widened(run, key) if taken else run[0]
            position += len(run)

    def _longest(self, units: tuple[Unit, ...]) -> tuple[int, str]:
        """Return how many of the first units are together a word of the list, and which; 0 if none is."""
        for length in range(min(LONGEST, len(units)), 0, -1):
            for key in _forms(units[:length]):
                if key in self.others:
                    return length, key
        return 0, ""

    def _widened(self, run: tuple[Unit, ...], key: str) -> Unit:
        taught = self._meant(self.offered.get(key, ()))
        known = self._meant(
            other for other in self.others[key] if other not in self.offered.get(key, ())
        )
        if len(run) == 1:
            unit = run[0]
            return replace(unit, loose=(*unit.loose, *taught), remote=(*unit.remote, *known))
        words = tuple(word for unit in run for word in unit.words)
        together = tuple(pairs(words))
        return Unit(
            surface=_joined(run),
            exact=(All(together),) if together else (),
            loose=(All(tuple(Any(unit.alternatives) for unit in run)), *taught),
            remote=known,
            words=words,
        )

    def _meant(self, words: Iterable[str]) -> tuple[Node, ...]:
        found = (_meaning(word, self.language, self.names) for word in words)
        return tuple(node for node in found if node)


def _learn(others: dict[str, tuple[str, ...]], key: str, word: str, meant: Iterable[str]) -> None:
    if key:
        mine = [other for other in meant if other != word]
        others[key] = tuple(dict.fromkeys((*others.get(key, ()), *mine)))[:MAX_OTHERS]


@lru_cache(maxsize=5_000)
def _meaning(word: str, language: str, names: Names) -> Node | None:
    """Return that a page has `word`; None if it says nothing. Words come again and again."""
    query = parse(word, language, names)
    if query.phrase and "".join(query.words) == query.letters:
        return all_of(query.phrase)  # its words one after another: apart they say something else
    return all_of(Any(unit.exact or unit.loose) for unit in query.units) if query else None


def _forms(units: tuple[Unit, ...]) -> Iterator[str]:
    """Yield how the list may have `units`: as typed, in dictionary forms, without English endings."""
    yield _joined(units)
    yield "".join("".join(unit.words) or unit.surface for unit in units)
    if all(unit.surface.isascii() for unit in units):
        yield _stems(unit.surface for unit in units)


def _stems(words: Iterable[str]) -> str:
    return "".join(map(stem, map(fold, words)))


def _joined(units: tuple[Unit, ...]) -> str:
    return "".join(unit.surface for unit in units)
