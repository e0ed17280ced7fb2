"""Sentences that people here send to people who may read another language: coded, so that each
arrives in the reader's own. Free words stay as they were written, and say in which language.
"""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext_lazy as _


class Sentence(TextChoices):
    """What an answer may say. Where, on which day and by which number follow in words."""

    WELCOME = "welcome", _("You are welcome. Please come.")
    FULL = "full", _("I am sorry, there is no place left.")
    PLACE = "place", _("The place is:")
    DAY = "day", _("You could come on this day:")
    CALL = "call", _("Please call us:")
    INTERPRETER = "interpreter", _("An interpreter will be there.")


# Those that are nothing without the words behind them.
NEED_WORDS = frozenset({Sentence.PLACE, Sentence.DAY, Sentence.CALL})


def in_language(said: Iterable[tuple[str, str]], language: str) -> list[str]:
    """Return coded sentences as lines in a language.

    Args:
        said: (code of a sentence, words behind it, or "").
        language: of who reads them.
    """
    with translation.override(language):
        return [f"{Sentence(code).label} {words}".strip() for code, words in said]
