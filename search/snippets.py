"""Where a text says what was asked: matched words marked, and the passage round them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from hub.text import Kind, Query, Unit, canonical, fold, japanese, tagalog
from hub.text.normalise import fold_character, in_place
from hub.text.query import All, Any, Has, Node
from hub.text.romaji import romaji
from hub.text.scripts import Run, Script, is_kana, runs
from hub.text.terms import stem

Span = tuple[int, int]

PASSAGE = 120
LEAD = 30
# A text of which the letters show nothing is read by the dictionary this far; a short one, such
# as a title, for each word that its letters do not show.
SHORT = 100
DICTIONARY_REACH = 500
WRITTEN = {Kind.WORD, Kind.LATIN, Kind.MARKED}
SENTENCE_ENDS = "。．！？\n.!?"


class Marker:
    """Marks the words of one query in one text after another.

    A word that the dictionary finds in one text (協働 for きょうどう) is known in the next ones.
    """

    def __init__(self, query: Query) -> None:
        self._units = query.units
        self._surfaces = {unit: _surfaces(unit) for unit in query.units}

    def highlight(self, text: str) -> SafeString:
        """Return `text` as HTML with the words of the query in <mark>."""
        return _marked(text, 0, len(text), self._spans(text))

    def snippet(self, text: str) -> SafeString:
        """Return the passage of `text` that shows the query best, as HTML with <mark>."""
        spans = self._spans(text)
        start = _sentence_start(text, _densest(spans)) if spans else 0
        end = min(len(text), start + PASSAGE)
        end = next((last for first, last in spans if first < end < last), end)  # no half a word
        return _marked(text, start, end, spans)

    def _spans(self, text: str) -> list[Span]:
        """Return the places of the query's words in `text`, in order."""
        folded = _Mapped.of(in_place(text), fold_character)
        places = {unit: self._places(unit, folded) for unit in self._units}
        found = {place for of_unit in places.values() for place in of_unit}
        if not found or len(text) <= SHORT:
            for unit in self._units:
                if places[unit] or not _has_other_forms(unit):
                    continue
                if surface := _surface_by_dictionary(text[:DICTIONARY_REACH], unit):
                    self._surfaces[unit].add(surface)
                    found.update(self._places(unit, folded))
        return sorted(found)

    def _places(self, unit: Unit, folded: "_Mapped") -> list[Span]:
        surfaces = sorted(self._surfaces[unit], key=len, reverse=True)
        pattern = "|".join(
            rf"(?<![a-z0-9]){re.escape(surface)}[a-z]*" if surface.isascii() else re.escape(surface)
            for surface in surfaces
        )
        return [folded.span(match) for match in re.finditer(pattern, folded.text)]


def _densest(spans: list[Span]) -> int:
    """Return where the passage with most marks begins."""

    def marks(start: int) -> int:
        return sum(start <= span[0] < start + PASSAGE - LEAD for span in spans)

    return max((span[0] for span in spans), key=lambda start: (marks(start), -start))


def _sentence_start(text: str, position: int) -> int:
    for start in range(position, max(position - LEAD, 0), -1):
        if text[start - 1] in SENTENCE_ENDS:
            return start
    return max(position - LEAD, 0) if position > LEAD else 0


def _marked(text: str, start: int, end: int, spans: list[Span]) -> SafeString:
    parts = ["…"] if start and text[start - 1] not in SENTENCE_ENDS else []
    position = start
    for span_start, span_end in spans:
        if span_start < position or span_start >= end:
            continue
        parts.append(escape(text[position:span_start]))
        position = min(span_end, end)
        parts.append(f"<mark>{escape(text[span_start:position])}</mark>")
    parts.append(escape(text[position:end]))
    if end < len(text):
        parts.append("…")
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above


def _surfaces(unit: Unit) -> set[str]:
    """Return how words begin that show `unit`: the surface, of a Latin word the stem; other words."""
    surface = unit.surface
    is_latin = surface.isascii() and surface.isalpha()
    first = min(surface, stem(surface), key=len) if is_latin else surface
    others = (fold(word) for node in unit.alternatives for word in _written(node))
    return {first, " ".join(unit.words) or first, *(word for word in others if len(word) > 1)}


def _written(node: Node) -> Iterator[str]:
    """Yield the words of `node` as texts write them: one after another if it asks for several."""
    match node:
        case Has(kind, text, False) if kind in WRITTEN:
            yield text
        case Any(parts):
            for part in parts:
                yield from _written(part)
        case All(parts):
            words = [next(_written(part), "") for part in parts]
            if all(words):
                is_unspaced = next(runs(words[0])).script is Script.JAPANESE
                yield ("" if is_unspaced else " ").join(words)


def _has_other_forms(unit: Unit) -> bool:
    """Tell whether a text may write `unit` in other letters: readings, forms of verbs, roots."""
    return unit.surface.isascii() or is_kana(unit.surface[-1])


def _surface_by_dictionary(text: str, unit: Unit) -> str:
    """Return the first word of `text` that `unit` means by its reading, base form or root, folded."""
    wanted = [has for node in unit.alternatives for has in _leaves(node)]
    terms = {(has.kind, has.text) for has in wanted if not has.prefix}
    beginnings = [(has.kind, has.text) for has in wanted if has.prefix]
    for surface, own in _words_of(text):
        if own & terms or any(
            kind == own_kind and own_text.startswith(beginning)
            for kind, beginning in beginnings
            for own_kind, own_text in own
        ):
            return surface
    return ""


@lru_cache(maxsize=32)  # a page of results: each is asked for several words
def _words_of(text: str) -> list[tuple[str, set[tuple[str, str]]]]:
    return [word for run in runs(canonical(text)) for word in _words(run)]


def _words(run: Run) -> Iterator[tuple[str, set[tuple[str, str]]]]:
    """Yield (word as it is in the text, folded; what it may be searched as)."""
    if run.script is Script.WORD:
        word = fold(run.text)
        yield word, {(Kind.ROOT, tagalog.root(word))}
    elif run.script is Script.JAPANESE:
        for long_word in japanese.words(run.text):
            for word in (long_word, *long_word.parts) if long_word.carries_meaning else ():
                own = {
                    (Kind.WORD, word.base),
                    (Kind.READING, word.reading),
                    (Kind.ROMAJI, romaji(word.reading)),
                }
                yield fold(word.surface), own


def _leaves(node: Node) -> Iterator[Has]:
    match node:
        case Has():
            yield node
        case All(parts) | Any(parts):
            for part in parts:
                yield from _leaves(part)


@dataclass(frozen=True)
class _Mapped:
    """A text changed character by character, knowing where each came from."""

    text: str
    origins: list[int]

    @classmethod
    def of(cls, text: str, change: Callable[[str], str]) -> "_Mapped":
        changed = [change(character) for character in text]
        origins = [index for index, part in enumerate(changed) for _ in part]
        return cls("".join(changed), [*origins, len(text)])

    def span(self, match: re.Match[str]) -> Span:
        return self.place(match.start(), match.end())

    def place(self, start: int, end: int) -> Span:
        return self.origins[start], self.origins[end - 1] + 1
