"""How easy texts are to read: advice in plain words for the reviewer."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.forms.declaration import Values
from hub.readable.readability import Level, level, readability
from hub.submissions.portal import Portal

WORDS = {
    Level.EASY: _("Easy to read."),
    Level.ORDINARY: _("About as easy as a newspaper. Shorter sentences would help."),
    Level.HARD: _("Hard to read, like an official letter: long sentences, many kanji in a row."),
}


@dataclass(frozen=True)
class Reading:
    score: int
    words: str | Promise


def reading_of(portal: Portal, values: Values) -> Reading | None:
    """Return how easy the texts of a page are together; None if there is too little text."""
    names = portal.named(is_prose=True)
    text = "。\n".join(str(values[name]) for name in names if values[name])
    score = readability(text)
    return None if score is None else Reading(round(score), WORDS[level(score)])
