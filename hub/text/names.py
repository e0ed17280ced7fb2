"""Names that staff have entered: held together in a query, and found in texts of any day.

No text is cut again for them. A name is looked for by its pieces, which every text has.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from hub.text import japanese
from hub.text.normalise import canonical, fold
from hub.text.pieces import inside
from hub.text.query import Has, Node, Unit, all_of
from hub.text.romaji import romaji, romaji_key
from hub.text.scripts import Run, Script, is_hiragana, runs
from hub.text.terms import Kind


@dataclass(frozen=True)
class Name:
    """What was typed (folded), and the names it may mean, as they are written."""

    typed: str
    written: tuple[str, ...]

    @property
    def unit(self) -> Unit:
        exact = _found(self.written)
        own = [Has(Kind.READING, self.typed)] if is_hiragana(self.typed) else []
        return Unit(self.typed, (*own, *exact), inside(self.typed) if own else ())


@dataclass(frozen=True)
class Names:
    """`rows`: (name as it is written, its reading in kana or "")."""

    rows: tuple[tuple[str, str], ...] = ()

    def parts(self, text: str) -> Iterator[tuple[int, int, Name | None]]:
        """Yield (start, end, name) for `text` (canonical), cut where a name begins and ends."""
        position = 0
        folded = fold(text)
        if self._pattern and len(folded) == len(text):
            for match in self._pattern.finditer(folded):
                start, end = match.span()
                if _respects_words(text, start, end):
                    if position < start:
                        yield position, start, None
                    yield start, end, Name(match.group(), self._typed[match.group()])
                    position = end
        if position < len(text):
            yield position, len(text), None

    def read_as(self, latin: str) -> tuple[Node, ...]:
        """Return that a text has one of the names that are read as `latin` (folded romaji)."""
        return _found(self._romaji.get(romaji_key(latin), ()))

    @cached_property
    def _typed(self) -> dict[str, tuple[str, ...]]:
        """How a name may be typed, folded → the names."""
        return _grouped(
            (typed, name) for name, reading in self.rows for typed in {fold(name), fold(reading)}
        )

    @cached_property
    def _romaji(self) -> dict[str, tuple[str, ...]]:
        return _grouped((romaji(fold(reading)), name) for name, reading in self.rows)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest_first = sorted(self._typed, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


NO_NAMES = Names()


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for typed, name in pairs:
        if len(typed) > 1 and _together(name):
            found.setdefault(typed, []).append(name)
    return {typed: tuple(names) for typed, names in found.items()}


def _found(names: Iterable[str]) -> tuple[Node, ...]:
    return tuple(node for name in names if (node := _together(name)))


def _together(name: str) -> Node | None:
    """Return that a text has `name`, however its words are cut."""
    nodes: list[Node] = []
    for run in runs(canonical(name)):
        text = fold(run.text)
        nodes += [Has(Kind.LATIN, text)] if run.script is Script.WORD else inside(text)
    return all_of(nodes) if nodes else None


def _respects_words(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] takes no word apart that the dictionary knows."""
    return not any(
        first < start < last or first < end < last
        for run in runs(text)
        for first, last in _known_words(run)
    )


def _known_words(run: Run) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the words of `run` in its text."""
    if run.script is not Script.JAPANESE:
        yield run.start, run.end
        return
    for word in japanese.words(run.text):
        for unit in word.units:
            if unit.is_known:
                yield run.start + unit.start, run.start + unit.end
