"""One spelling for what a reader takes for the same: width, case, kana, old kanji, marks."""

import re
import unicodedata
from functools import lru_cache

import joyokanji

# Letters that Unicode does not decompose.
PLAIN_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})
ACCENTS = re.compile("[\u0300-\u036f]+")
KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
# What no font draws (Default_Ignorable_Code_Point of Unicode, as far as people paste it).
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]+"
)
# A spelling settles after two rounds; the bound is for characters no one writes.
MAX_ROUNDS = 5


def visible(text: str) -> str:
    """Return `text` without the characters that nobody sees, and no spaces around it."""
    return INVISIBLE.sub("", text).strip()


def canonical(text: str) -> str:
    """Return `text` with one width, case and form of each character.

    This is what the dictionaries read: katakana stays katakana (they know マニュアル, not
    まにゅある), and letters keep their marks (bão, a storm, is not báo, a newspaper).
    """
    for _ in range(MAX_ROUNDS):
        settled = _round(text)
        if settled == text:
            break
        text = settled
    return text


def fold(text: str) -> str:
    """Return the canonical form of `text` with katakana as hiragana and Latin without marks.

    fold(fold(x)) == fold(x).
    """
    return canonical(unmarked(text).translate(KATAKANA_TO_HIRAGANA))


def unmarked(text: str) -> str:
    """Return the canonical form of `text`, its Latin, Greek and Cyrillic letters without marks.

    Kana and Hangul keep theirs.
    """
    parts = unicodedata.normalize("NFD", canonical(text).translate(PLAIN_LETTERS))
    return unicodedata.normalize("NFC", ACCENTS.sub("", parts))


@lru_cache(maxsize=20_000)
def fold_character(character: str) -> str:
    """Return the folded form of one character (any number of characters, even none)."""
    return fold(character)


def _round(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    if not text.isascii():
        text = joyokanji.convert(text, variants=True)
    # A mark that no letter can take would cut the word it is in.
    return ACCENTS.sub("", unicodedata.normalize("NFKC", text))
