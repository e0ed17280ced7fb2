"""Where a text says what was asked: matched words marked, and the passage round them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import Kind, Query, Unit, japanese
from search.analysis.normalise import canonical_character, fold_character
from search.analysis.query import All, Any, Has, Node
from search.analysis.romaji import romaji
from search.analysis.scripts import Script, runs
from search.analysis.terms import stem

Span = tuple[int, int]

PASSAGE = 120
LEAD = 30
# Words are looked for by the dictionary this far into a text, when its letters do not show them.
DICTIONARY_REACH = 3_000
SENTENCE_ENDS = "。．！？\n.!?"


def highlight(text: str, query: Query) -> SafeString:
    """Return `text` as HTML with the words of `query` in <mark>."""
    return _marked(text, 0, len(text), _spans(text, query))


def snippet(text: str, query: Query, *, otherwise: str = "") -> SafeString:
    """Return the passage of `text` that shows `query` best, as HTML with its words in <mark>.

    Args:
        text: plain text.
        query: what was asked.
        otherwise: what to show where the text has nothing of it.
    """
    spans = _spans(text, query)
    if not spans:
        shown = otherwise or text
        return _marked(shown, 0, min(len(shown), PASSAGE), [])
    start = _sentence_start(text, _densest(spans))
    return _marked(text, start, min(len(text), start + PASSAGE), spans)


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


def _spans(text: str, query: Query) -> list[Span]:
    """Return the places of the query's words in `text`, in order, none inside another."""
    folded = _Mapped.of(text, fold_character)
    found: set[Span] = set()
    hidden: list[Unit] = []
    for unit in query.units:
        spans = [folded.span(match) for match in _pattern(unit).finditer(folded.text)]
        found.update(spans)
        if not spans:
            hidden.append(unit)
    if hidden and not (query.units and found and len(text) < LEAD):
        found.update(_dictionary_spans(text[:DICTIONARY_REACH], hidden))
    return sorted(found)


def _pattern(unit: Unit) -> re.Pattern[str]:
    surface = unit.surface
    if not surface.isascii():
        return re.compile(re.escape(surface))
    beginning = min((surface, stem(surface)), key=len) if surface.isalpha() else surface
    return re.compile(rf"(?<![a-z0-9]){re.escape(beginning)}[a-z]*")


def _dictionary_spans(text: str, units: list[Unit]) -> Iterator[Span]:
    """Yield the words of `text` that one of `units` means: by their reading or base form."""
    wanted = [has for unit in units for node in unit.alternatives for has in _leaves(node)]
    terms = {(has.kind, has.text) for has in wanted if not has.prefix}
    beginnings = [(has.kind, has.text) for has in wanted if has.prefix]
    mapped = _Mapped.of(text, canonical_character)
    for run in runs(mapped.text):
        if run.script is not Script.JAPANESE:
            continue
        for word in japanese.words(run.text):
            if not word.carries_meaning:
                continue
            for unit in (word, *word.parts):
                own = {
                    (Kind.WORD, unit.base),
                    (Kind.READING, unit.reading),
                    (Kind.ROMAJI, romaji(unit.reading)),
                }
                if own & terms or any(
                    kind == own_kind and own_text.startswith(beginning)
                    for kind, beginning in beginnings
                    for own_kind, own_text in own
                ):
                    yield mapped.place(run.start + unit.start, run.start + unit.end)
                    break


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
