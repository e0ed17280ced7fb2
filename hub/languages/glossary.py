"""Which terms of the glossary a Japanese sentence has, and whether its translation uses them.

The hub comes with a glossary of each language, `terms/<language>.tsv`: the interface's catalogues and
the demonstration keep to it, and a new hub's translators begin with it.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hub.languages.models import Term

TERMS = Path(__file__).parent / "terms"


@dataclass(frozen=True)
class TermUse:
    """A term in one sentence. `choices` are the translations that are right, the best first."""

    japanese: str
    choices: tuple[str, ...]
    note: str
    is_missing: bool


def own_terms(language: str) -> list[Term]:
    """Return the glossary of a language that the hub comes with, unsaved, longer terms first.

    Japanese itself has none: its words are the terms.
    """
    file = TERMS / f"{language}.tsv"
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    terms = [Term(language=language, **row) for row in rows]
    return sorted(terms, key=lambda term: (-len(term.japanese), term.japanese))


def begin_glossary(language: str) -> None:
    """Give a language that has no terms yet those that the hub comes with.

    From then on they are the city's: what it changes or deletes stays so.
    """
    if not Term.objects.of_language(language).exists():
        Term.objects.bulk_create(own_terms(language))


def terms_in(source: str, words: str, terms: Iterable[Term]) -> list[TermUse]:
    """Return the terms that `source` has; within a longer term shorter ones do not count.

    Args:
        source: plain Japanese text.
        words: its translation, plain text; while it is empty nothing is missing.
        terms: of the language, longer ones first (`Term.objects.of_language`).
    """
    rest, written, found = source, words.casefold(), []
    for term in terms:
        if term.japanese not in rest:
            continue
        rest = rest.replace(term.japanese, "\n")
        used = any(choice.casefold() in written for choice in term.choices)
        found.append(
            TermUse(term.japanese, tuple(term.choices), term.note, bool(words) and not used)
        )
    return found
