"""Long words and what they mean, by language: those of the table, and those a hub begins with."""

import csv
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.http import HttpRequest

from hub.core import switches
from hub.core.version import cached_for_content
from hub.readable.models import ExplainedWord

TERMS = Path(__file__).parent.parent / "terms"
EASY = "ja-x-easy"


class Explained(NamedTuple):
    """One entry: `forms` are how the word stands in a text."""

    pk: int
    forms: tuple[str, ...]
    explanation: str


def explained_in(language: str, request: HttpRequest) -> tuple[Explained, ...]:
    """Return the entries of a language; none while the part is switched off."""
    if not switches.is_thing_open(explained_in):
        return ()
    return tuple(cached_for_content(request, f"explained:{language}", lambda: _stored(language)))


def _stored(language: str) -> list[Explained]:
    rows = ExplainedWord.objects.filter(language=language)
    return [Explained(row.pk, tuple(row.forms), row.explanation) for row in rows]


def in_easy_japanese() -> dict[str, str]:
    """Return {word: what it means} of easy Japanese, for the writing aid."""
    return {
        form: row.explanation
        for row in ExplainedWord.objects.filter(language=EASY)
        for form in row.forms
    }


@lru_cache
def own_words(language: str) -> tuple[tuple[str, str], ...]:
    """Return (words, explanation) of each entry that the hub comes with, `terms/<language>.tsv`."""
    with (TERMS / f"{language}.tsv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            (row["words"], row["explanation"]) for row in csv.DictReader(lines, delimiter="\t")
        )


def begin(language: str) -> None:
    """Give a language that explains no word yet those that the hub comes with.

    From then on they are the city's: what it changes or deletes stays so.
    """
    if not ExplainedWord.objects.filter(language=language).exists():
        ExplainedWord.objects.bulk_create(
            ExplainedWord(language=language, words=words, explanation=explanation)
            for words, explanation in own_words(language)
        )
