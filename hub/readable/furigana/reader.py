"""Reads running Japanese text: which reading each word has, laid over its kanji."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hub.readable.furigana.context import reading_here
from hub.readable.furigana.counters import PLAIN, counted_in
from hub.readable.furigana.segments import DIGITS, KANJI_RUN, Segment, hiragana, lay_over
from hub.text.japanese import MAX_RUN, SplitMode, tokenizer

WORDS = Path(__file__).with_name("words.tsv")
PIECES = re.compile(rf"[^\n]{{1,{MAX_RUN}}}\n?|\n")
# A name of so many characters is meant as a whole, wherever the dictionary would cut.
MEANT_AS_A_WHOLE = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of the dictionary at its place."""

    start: int
    end: int
    reading: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """What is read by our own rules, from `start` to `end`."""

    start: int
    end: int
    segments: tuple[Segment, ...]


@cache
def own_words() -> dict[str, str]:
    """Return {word: reading} of what the dictionary reads otherwise than municipal texts do."""
    rows = (line.split("\t") for line in WORDS.read_text("utf-8").splitlines())
    return {row[0]: row[1] for row in rows if len(row) == 2}


class Reader:
    """Reads texts, with the readings that a city has settled itself.

    Args:
        readings: {as written: hiragana}, before everything else.
    """

    def __init__(self, readings: Mapping[str, str] | None = None) -> None:
        self.readings = {**own_words(), **(readings or {})}
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(self.readings, key=len, reverse=True):
            self._by_first.setdefault(word[0], []).append(word)

    def segments(self, text: str) -> list[Segment]:
        """Return `text` in segments; together they are the text as it stands."""
        if not KANJI_RUN.search(text):
            return [Segment(text)]
        return [
            segment
            for piece in PIECES.findall(text)
            for segment in (self._read(piece) if KANJI_RUN.search(piece) else [Segment(piece)])
        ]

    def _read(self, text: str) -> Iterator[Segment]:
        units = list(_units(text))
        place = 0
        for fixed in [*self._fixed(text, units), Fixed(len(text), len(text), ())]:
            yield from self._between(text, place, fixed.start, units)
            yield from fixed.segments
            place = fixed.end

    def _between(self, text: str, start: int, end: int, units: list[Unit]) -> Iterator[Segment]:
        """Yield the words of the dictionary from `start` to `end`; of a word that is cut there,
        the rest is read by itself.
        """
        for unit in units:
            if unit.end <= start or unit.start >= end:
                continue
            word = text[max(unit.start, start) : min(unit.end, end)]
            if DIGITS.search(word):
                for number, words in re.findall(rf"({DIGITS.pattern}+)|([^0-9０-９]+)", word):
                    yield from [Segment(number)] if number else self._alone(words)
            elif word == text[unit.start : unit.end]:
                reading = reading_here(text, unit.start, unit.end) or unit.reading
                yield from lay_over(word, reading)
            else:
                yield from self._alone(word)

    def _alone(self, word: str) -> Iterator[Segment]:
        """Yield what is left of a word that our own rules have cut."""
        if word in PLAIN:
            yield Segment(word, PLAIN[word])
            return
        for unit in _units(word):
            yield from lay_over(word[unit.start : unit.end], unit.reading)

    def _fixed(self, text: str, units: list[Unit]) -> list[Fixed]:
        """Return what our own rules read, in order, none over another."""
        starts, ends = {unit.start for unit in units}, {unit.end for unit in units}
        found, place = [], 0
        while place < len(text):
            word = self._word_at(text, place, starts, ends)
            if word:
                segments = lay_over(word, self.readings[word])
                found.append(Fixed(place, place + len(word), segments))
            place += len(word) or 1
        taken = {place for fixed in found for place in range(fixed.start, fixed.end)}
        found += [
            Fixed(counted.start, counted.end, counted.segments)
            for counted in counted_in(text, ends)
            if taken.isdisjoint(range(counted.start, counted.end))
        ]
        return sorted(found, key=lambda fixed: fixed.start)

    def _word_at(self, text: str, place: int, starts: set[int], ends: set[int]) -> str:
        """Return the longest word that we know at `place`, unless it is the middle of another."""
        for word in self._by_first.get(text[place], ()):
            stands_alone = place in starts and place + len(word) in ends
            if (stands_alone or len(word) >= MEANT_AS_A_WHOLE) and text.startswith(word, place):
                return word
        return ""


def _units(text: str) -> Iterator[Unit]:
    """Yield the words of `text`: the short ones where they make the sound of the long one."""
    for long in tokenizer().tokenize(text, SplitMode.C):
        short = long.split(SplitMode.A)
        sounds = [part.reading_form() for part in short]
        parts = short if len(short) > 1 and "".join(sounds) == long.reading_form() else [long]
        for part in parts:
            yield Unit(part.begin(), part.end(), hiragana(part.reading_form()))
