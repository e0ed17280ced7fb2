"""Needs, activity fields and areas as words to search for, under the reader's names for them."""

from collections.abc import Iterable
from functools import lru_cache

from hub.pages.models import ActivityField, Area, Need
from hub.pages.models.taxonomies import LABEL_FIELDS, Term
from hub.text import Kind, canonical, fold, japanese
from hub.text.romaji import romaji
from hub.text.scripts import Script, is_hiragana, runs
from search.suggestions.suggestion import Suggestion
from search.suggestions.typed import Beginning

TAXONOMIES = (Need, ActivityField, Area)
Keys = frozenset[Beginning]


def labels(wanted: set[Beginning], language: str, version: str) -> list[Suggestion]:
    """Return the names that begin as one of `wanted`, then those with a later word that does.

    `version` is the content version (see hub.pages.frame) by which the names are read.
    """
    return [*labels_beginning(wanted, language, version), *labels_within(wanted, language, version)]


def labels_beginning(wanted: set[Beginning], language: str, version: str) -> list[Suggestion]:
    """Return the names that begin as one of `wanted`, short ones first."""
    known = known_labels(version, language)
    return _sorted(name for name, (first, _later) in known if begin(first, wanted))


def labels_within(wanted: set[Beginning], language: str, version: str) -> list[Suggestion]:
    """Return the names of which only a later word begins as one of `wanted`, short ones first."""
    known = known_labels(version, language)
    return _sorted(
        name for name, (first, later) in known if begin(later, wanted) and not begin(first, wanted)
    )


def _sorted(found: Iterable[Suggestion]) -> list[Suggestion]:
    return sorted(set(found), key=lambda suggestion: (len(suggestion.text), suggestion.text))


def begin(keys: Keys, wanted: set[Beginning]) -> bool:
    """Tell whether one of `keys` begins as one of `wanted`."""
    return any(
        kind == own_kind and key.startswith(text) for kind, text in wanted for own_kind, key in keys
    )


@lru_cache(maxsize=16)
def known_labels(version: str, language: str) -> list[tuple[Suggestion, tuple[Keys, Keys]]]:
    """Return the names in `language` with all they may be typed as, read once a `version`."""
    rows = [row for taxonomy in TAXONOMIES for row in taxonomy.objects.all()]
    suggestions = [Suggestion(row.label_in(language), _language(row, language)) for row in rows]
    return [(suggestion, typed_as(suggestion.text)) for suggestion in suggestions]


def _language(row: Term, language: str) -> str:
    return language if getattr(row, LABEL_FIELDS[language]) else "ja"


def typed_as(label: str) -> tuple[Keys, Keys]:
    """Return what `label` may be typed as from its beginning, and from that of a later word."""
    pieces = _words(label)
    first, *later = [_keys(pieces[start:]) for start in range(len(pieces))] or [frozenset()]
    return first, frozenset().union(*later)


def _keys(pieces: list[tuple[str, str]]) -> Keys:
    surface = "".join(surface for surface, _reading in pieces)
    reading = "".join(reading for _surface, reading in pieces)
    keys = {(Kind.NAME, surface), (Kind.WORD, surface), (Kind.LATIN, surface)}
    if is_hiragana(reading):
        keys |= {(Kind.READING, reading), (Kind.ROMAJI, romaji(reading))}
    return frozenset(keys)


def _words(label: str) -> list[tuple[str, str]]:
    """Return (surface, reading) of the words of `label`, folded."""
    found: list[tuple[str, str]] = []
    for run in runs(canonical(label)):
        if run.script is Script.JAPANESE:
            found += [(fold(word.surface), word.reading) for word in japanese.words(run.text)]
        else:
            found.append((fold(run.text), fold(run.text)))
    return found
