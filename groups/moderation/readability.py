"""How easy a group's texts are to read: advice in plain words for the reviewer."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.languages.readability import Level, level, readability

TEXTS = ("summary", "purpose", "activity", "how_to_join")
WORDS = {
    Level.EASY: _("Easy to read."),
    Level.ORDINARY: _("About as easy as a newspaper. Shorter sentences would help."),
    Level.HARD: _("Hard to read, like an official letter: long sentences, many kanji in a row."),
}


@dataclass(frozen=True)
class Reading:
    score: int
    words: str | Promise


def reading_of(values: dict[str, object]) -> Reading | None:
    """Return how easy the texts of a group are together; None if there is too little text."""
    text = "。\n".join(str(values[name]) for name in TEXTS if values[name])
    score = readability(text)
    return None if score is None else Reading(round(score), WORDS[level(score)])
