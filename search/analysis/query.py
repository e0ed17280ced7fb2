"""Query → query: what must be found, each part in all the ways a text may say it.

A query is a list of units, all of which must be in a page. A unit is found by any one of its
alternatives; the exact ones say that the very word is there, the loose ones that something much
like it is (a part of a word, a reading, a stem, a beginning).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from search.analysis import japanese
from search.analysis.grams import query_grams
from search.analysis.japanese import Word
from search.analysis.normalise import canonical, fold
from search.analysis.romaji import looks_like_romaji, romaji_key
from search.analysis.scripts import Run, Script, is_hiragana, is_kana, runs
from search.analysis.terms import (
    HAN_WITHOUT_DICTIONARY,
    MAX_TERM,
    Kind,
    latin_terms,
    letters,
)

MAX_LENGTH = 200
MAX_UNITS = 12
LONG_KANA = 4


@dataclass(frozen=True)
class Has:
    """The term is there; with `prefix`, one that begins with it."""

    kind: Kind
    text: str
    prefix: bool = False


@dataclass(frozen=True)
class All:
    """Every one of `parts` is there."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Any:
    """At least one of `parts` is there."""

    parts: tuple["Node", ...]


Node = Has | All | Any


@dataclass(frozen=True)
class Unit:
    """A part of a query. `surface` is what the reader typed, folded."""

    surface: str
    exact: tuple[Node, ...]
    loose: tuple[Node, ...]
    words: tuple[str, ...] = ()

    @property
    def alternatives(self) -> tuple[Node, ...]:
        return self.exact + self.loose


@dataclass(frozen=True)
class Query:
    units: tuple[Unit, ...]
    # All letters of the query, folded and joined: how a whole title is compared
    letters: str

    def __bool__(self) -> bool:
        return bool(self.units)

    @property
    def telling_units(self) -> tuple[Unit, ...]:
        """The units that say something alone: those of more than one character, if any."""
        return tuple(unit for unit in self.units if len(unit.surface) > 1) or self.units

    @property
    def phrase(self) -> tuple[Has, ...]:
        """The neighbours that a text has if it says the whole query in its order."""
        words = [word for unit in self.units for word in unit.words]
        return tuple(pairs(words))


def parse(text: str, language: str) -> Query:
    """Return the query that a reader of `language` means by `text`. Any text is harmless."""
    text = canonical(text[:MAX_LENGTH])[:MAX_LENGTH]
    found = list(runs(text))
    units: list[Unit] = []
    for index, run in enumerate(found):
        units += _run_units(run, language, is_last=index == len(found) - 1)
    units = list(dict.fromkeys(units))
    meaningful = [unit for unit in units if len(unit.surface) > 1 or not unit.surface.isascii()]
    return Query(tuple((meaningful or units)[:MAX_UNITS]), letters(text)[:MAX_TERM])


def pairs(words: list[str]) -> Iterator[Has]:
    """Yield the neighbours among `words`."""
    for first, second in pairwise(words):
        if len(first + second) <= MAX_TERM:
            yield Has(Kind.PAIR, first + second)


def _run_units(run: Run, language: str, *, is_last: bool) -> Iterator[Unit]:
    text = run.text[:MAX_TERM]
    match run.script:
        case Script.WORD:
            yield _latin_unit(text, language, is_last=is_last)
        case Script.JAPANESE if language not in HAN_WITHOUT_DICTIONARY:
            yield from _japanese_units(text, is_last=is_last)
        case _:
            folded = fold(text)
            yield Unit(folded, (Has(Kind.WORD, folded),), _pieces(folded), (folded,))


def _latin_unit(word: str, language: str, *, is_last: bool) -> Unit:
    exact, *stems = (Has(kind, text) for kind, text in latin_terms(word, language))
    loose: list[Node] = [*stems]
    if looks_like_romaji(word):
        loose.append(Has(Kind.ROMAJI, romaji_key(word)))
    if is_last and len(word) >= 3 and not word.isdigit():
        loose.append(Has(Kind.LATIN, word, prefix=True))
        if looks_like_romaji(word) and len(word) >= 4:
            loose.append(Has(Kind.ROMAJI, romaji_key(word), prefix=True))
    return Unit(word, (exact,), tuple(loose), (word,))


def _japanese_units(run: str, *, is_last: bool) -> Iterator[Unit]:
    words = list(japanese.words(run))
    meaningful = [word for word in words if word.carries_meaning]
    if is_kana(run) and len(words) > 1:
        yield _kana_unit(run, meaningful)
        return
    if not meaningful:
        if pieces := _pieces(fold(run)):
            yield Unit(fold(run), (), pieces)
        return
    for word in meaningful:
        yield _word_unit(word, is_last=is_last and word.end == len(run))


def _kana_unit(run: str, words: list[Word]) -> Unit:
    """Kana without a kanji to hold on to: the dictionary's cut is one guess among others."""
    folded = fold(run)
    loose = list(_pieces(folded))
    # Where particles are left out, what remains must be long enough not to be their debris.
    shortest = 2 if sum(len(word.surface) for word in words) == len(run) else 3
    if words and all(word.is_known and len(word.surface) >= shortest for word in words):
        loose.append(All(tuple(Any(_exact(word)) for word in words)))
    if len(folded) > 2:
        loose.append(Has(Kind.READING, folded, prefix=True))
    return Unit(folded, (Has(Kind.READING, japanese.reading_key(run)),), tuple(loose))


def _word_unit(word: Word, *, is_last: bool) -> Unit:
    surface = fold(word.surface)
    exact: list[Node] = [*_exact(word)]
    loose: list[Node] = []
    bases = [part.base for part in word.parts]
    if bases:
        exact.append(All(tuple(pairs(bases))))
        loose.append(All(tuple(Has(Kind.WORD, base) for base in bases)))
    # What the dictionary knows must not be found across words (京都 in 東京都); long kana may:
    # a name such as こみっと is cut anywhere.
    is_name_like = is_kana(surface) and len(surface) >= LONG_KANA
    kinds = (Kind.INNER,) if word.is_known and not is_name_like else ()
    loose += _pieces(surface, *kinds)
    if is_last and is_hiragana(surface) and len(surface) > 1:
        loose.append(Has(Kind.READING, surface, prefix=True))
    return Unit(surface, tuple(exact), tuple(loose), tuple(unit.base for unit in word.units))


def _exact(word: Word) -> tuple[Has, ...]:
    base = Has(Kind.WORD, word.base[:MAX_TERM])
    if is_kana(word.surface):
        return Has(Kind.READING, word.reading[:MAX_TERM]), base
    return (base,)


def _pieces(text: str, *kinds: Kind) -> tuple[Node, ...]:
    """Return, as one alternative or none, that `text` stands inside another text."""
    kinds = kinds or (Kind.INNER, Kind.CROSSING)

    def anywhere(piece: str, *, prefix: bool = False) -> Node:
        found = tuple(Has(kind, piece, prefix) for kind in kinds)
        return found[0] if len(found) == 1 else Any(found)

    if len(text) == 1:
        return () if is_kana(text) else (anywhere(text, prefix=True),)
    pieces = query_grams(text)
    if len(pieces) == 1:
        return (anywhere(pieces[0], prefix=is_kana(text)),)
    return (All(tuple(anywhere(piece) for piece in pieces)),)
