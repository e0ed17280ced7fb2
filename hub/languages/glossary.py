"""Which terms of the glossary a Japanese sentence has, and whether its translation uses them."""

from collections.abc import Iterable
from dataclasses import dataclass

from hub.languages.models import Term


@dataclass(frozen=True)
class TermUse:
    """A term in one sentence. `choices` are the translations that are right, the best first."""

    japanese: str
    choices: tuple[str, ...]
    note: str
    is_missing: bool


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
