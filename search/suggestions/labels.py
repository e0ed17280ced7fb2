"""Needs, activity fields and areas as words to search for, under the reader's names for them."""

from functools import lru_cache

from core.models import ActivityField, Area, ContentVersion, Need
from core.models.taxonomies import LABEL_FIELDS, Term
from search.analysis import Kind, canonical, fold, japanese
from search.analysis.romaji import romaji
from search.analysis.scripts import Script, is_hiragana, runs
from search.suggestions.suggestion import Suggestion
from search.suggestions.typed import Beginning

TAXONOMIES = (Need, ActivityField, Area)


def labels(wanted: set[Beginning], language: str) -> list[Suggestion]:
    """Return the names that begin, whole or with a word in them, as one of `wanted`."""
    found = {
        suggestion
        for suggestion, keys in known_labels(ContentVersion.current(), language)
        if any(
            kind == own_kind and key.startswith(text)
            for kind, text in wanted
            for own_kind, key in keys
        )
    }
    return sorted(found, key=lambda suggestion: (len(suggestion.text), suggestion.text))


@lru_cache(maxsize=16)
def known_labels(version: int, language: str) -> list[tuple[Suggestion, frozenset[Beginning]]]:
    """Return the names in `language` with all they may be typed as, read once a `version`."""
    rows = [row for taxonomy in TAXONOMIES for row in taxonomy.objects.all()]
    suggestions = [Suggestion(row.label_in(language), _language(row, language)) for row in rows]
    return [(suggestion, typed_as(suggestion.text)) for suggestion in suggestions]


def _language(row: Term, language: str) -> str:
    return language if getattr(row, LABEL_FIELDS[language]) else "ja"


def typed_as(label: str) -> frozenset[Beginning]:
    """Return what `label` may be typed as, from its beginning or from that of a later word."""
    pieces = list(_words(label))
    keys: set[Beginning] = set()
    for start in range(len(pieces)):
        surface = "".join(surface for surface, _reading in pieces[start:])
        reading = "".join(reading for _surface, reading in pieces[start:])
        keys |= {(Kind.NAME, surface), (Kind.WORD, surface), (Kind.LATIN, surface)}
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
