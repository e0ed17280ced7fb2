"""Text → terms: what the index stores of a page, and what a query is compared with."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from snowballstemmer import stemmer

from hub.text import breaks, chinese, japanese, korean, tagalog
from hub.text.grams import grams, respects_words
from hub.text.normalise import canonical, fold, letters
from hub.text.phones import phone_digits, phone_numbers
from hub.text.quantities import quantities
from hub.text.romaji import romaji
from hub.text.scripts import Run, Script, is_hiragana, is_kana, runs

# Raise it when terms change: check_search then renews every entry.
ANALYSIS_VERSION = 8
MAX_TERM = 60
# Hiragana of which the romaji is no longer than a term.
MAX_READING = 20
CHINESE = {"zh-hans"}
# Languages that put a space between the syllables of a word: động đất is one, an earthquake.
SYLLABIC = {"vi"}
# Written in Latin letters, but not stemmed as English
UNSTEMMED = {"vi", "tl"}
JOINERS = {"", "-", "・", "'"}

Term = tuple["Kind", str]


class Kind(StrEnum):
    """What a term is; one letter, because it precedes each term in the index."""

    WORD = "w"  # a word in its dictionary form
    INNER = "i"  # a piece within a word, or of whole words
    CROSSING = "x"  # a piece that cuts words: evidence only for what no dictionary knows
    BEGINNING = "j"  # a piece that cuts words, but begins where one does
    READING = "r"  # hiragana
    ROMAJI = "m"
    LATIN = "e"
    MARKED = "k"  # a Latin word as it is written, if it has marks
    STEM = "f"
    ROOT = "g"  # of a Tagalog word with an affix
    PAIR = "p"  # two neighbouring words
    NAME = "n"  # a whole title
    QUANTITY = "d"  # a number with what it counts, a day, a year


def analyse(text: str, language: str, *, is_title: bool = False) -> Counter[Term]:
    """Return the terms of `text` with their counts.

    Args:
        text: any text, as people wrote it.
        language: the language code of the page it is on.
        is_title: also return the whole text as one term, and its readings from each word on.
    """
    text = canonical(text)
    found: Counter[Term] = Counter()
    neighbours = _Neighbours(text, with_readings=is_title)
    for run in runs(text):
        for term in _run_terms(run, language, neighbours):
            if 0 < len(term[1]) <= MAX_TERM:
                found[term] += 1
        if is_title and run.script is Script.JAPANESE and not is_chinese(run, language):
            found.update(_title_readings(run))
    found.update((Kind.LATIN, phone_digits(number)) for number in phone_numbers(text))
    for quantity in quantities(text):
        found.update((Kind.QUANTITY, said) for said in (quantity.meant, *quantity.parts))
    found.update(term for term in neighbours.pairs if len(term[1]) <= MAX_TERM)
    if is_title and (name := letters(text)):
        found[Kind.NAME, name[:MAX_TERM]] += 1
    return found


class _Neighbours:
    """Words as they come, joined in twos where nothing but a space or a particle parts them."""

    def __init__(self, text: str, *, with_readings: bool) -> None:
        self.text = text
        self.with_readings = with_readings
        self.pairs: list[Term] = []
        self._last: tuple[str, str, int] | None = None

    def add(self, base: str, reading: str, start: int, end: int) -> None:
        if self._last:
            last_base, last_reading, last_end = self._last
            if self.text[last_end:start].strip(" ") in JOINERS:
                self.pairs.append((Kind.PAIR, last_base + base))
                if self.with_readings and last_reading and reading:
                    self.pairs += _reading_terms(last_reading + reading)
        self._last = (base, reading, end)

    def skip(self, start: int, end: int) -> None:
        """A particle: what follows is still a neighbour of what stood before, unread."""
        if self._last and self._last[2] == start:
            self._last = (self._last[0], "", end)


def _run_terms(run: Run, language: str, neighbours: _Neighbours) -> Iterator[Term]:
    match run.script:
        case Script.WORD:
            yield from latin_terms(run.text, language)
            neighbours.add(fold(run.text), "", run.start, run.end)
        case Script.JAPANESE if not is_chinese(run, language):
            yield from _japanese_terms(run, neighbours)
        case Script.HANGUL:
            yield from _korean_terms(run, neighbours)
        case _:
            yield from _unspaced_terms(run, neighbours)


def _japanese_terms(run: Run, neighbours: _Neighbours) -> Iterator[Term]:
    boundaries, starts = {0}, set()
    for word in japanese.words(run.text):
        starts.add(word.start)
        boundaries.update(unit.end for unit in word.units)
        start, end = run.start + word.start, run.start + word.end
        if not word.carries_meaning:
            neighbours.skip(start, end)
            continue
        if word.parts:
            yield Kind.WORD, word.base
            yield from _reading_terms(word.reading)
        for unit in word.units:
            yield Kind.WORD, unit.base
            yield from _reading_terms(unit.reading)
            if not is_kana(unit.surface):
                yield Kind.INNER, fold(unit.surface[-1])
            neighbours.add(unit.base, unit.reading, run.start + unit.start, run.start + unit.end)
    yield from _pieces(run.text, boundaries, starts)


def _unspaced_terms(run: Run, neighbours: _Neighbours) -> Iterator[Term]:
    text, locale = unspaced(run)
    boundaries = {0}
    for word in breaks.words(text, locale):
        boundaries.add(word.end)
        base = fold(word.surface)
        yield Kind.WORD, base
        yield Kind.INNER, base[-1:]
        neighbours.add(base, "", run.start + word.start, run.start + word.end)
    yield from _pieces(text, boundaries, set())


def _korean_terms(run: Run, neighbours: _Neighbours) -> Iterator[Term]:
    text = fold(run.text)
    stem = korean.stem(text)
    yield Kind.WORD, stem
    if stem != text:
        yield Kind.WORD, text
    yield Kind.INNER, text[-1]
    yield from ((Kind.INNER, piece) for piece, _start, _end in grams(text))
    neighbours.add(stem, "", run.start, run.end)


def is_chinese(run: Run, language: str) -> bool:
    """Tell whether a run of Han is Chinese: on a Chinese page, or typed there, without kana."""
    return language in CHINESE and not any(map(is_kana, run.text))


def unspaced(run: Run) -> tuple[str, str]:
    """Return a run of Chinese, Thai … as it is cut into words, and the locale that cuts it."""
    if run.script is Script.JAPANESE:
        return chinese.simplified(run.text), breaks.CHINESE
    return run.text, breaks.UNSPACED


def _pieces(run: str, boundaries: set[int], starts: set[int]) -> Iterator[Term]:
    """Yield the pieces of `run`, whose words begin at `starts`, their short units end at
    `boundaries`.
    """
    text = fold(run)
    if len(text) == len(run):
        for piece, start, end in grams(text):
            if respects_words(start, end, boundaries):
                yield Kind.INNER, piece
                continue
            yield Kind.CROSSING, piece
            if start in starts:
                yield Kind.BEGINNING, piece
    else:  # a character that folds into two: positions no longer fit
        yield from ((Kind.CROSSING, piece) for piece, _start, _end in grams(text))


def _title_readings(run: Run) -> Iterator[Term]:
    """Yield how the rest of a title is read from each of its words on, particles included."""
    words = list(japanese.words(run.text))
    for start, word in enumerate(words[:-1]):
        if word.carries_meaning:
            reading = "".join(word.reading for word in words[start:])
            yield from _reading_terms(reading[:MAX_READING])


def _reading_terms(reading: str) -> list[Term]:
    if not is_hiragana(reading):
        return []
    key = romaji(reading)
    return [(Kind.READING, reading), *([(Kind.ROMAJI, key)] if key else [])]


def latin_terms(word: str, language: str) -> Iterator[Term]:
    """Yield `word` (canonical) without its marks, with them and, where English may be, its stem."""
    plain = fold(word)
    yield Kind.LATIN, plain
    if plain != word:
        yield Kind.MARKED, word
    if language not in UNSTEMMED and plain.isascii() and plain.isalpha():
        yield Kind.STEM, stem(plain)
    # A Japanese page has words of all languages: the labels of its codes.
    if language not in SYLLABIC and (root := tagalog.root(plain)) != plain:
        yield Kind.ROOT, root


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the English stem of `word` (folded letters)."""
    return _ENGLISH.stemWord(word)


_ENGLISH = stemmer("english")
