"""One spelling for what a reader takes for the same: width, case, kana, old kanji, marks.

`canonical`, `fold` and `name_key` are compared and never kept; `clean` is what is kept.
"""

import re
import unicodedata
from functools import lru_cache

import joyokanji

from hub.text.letters import (
    BROKEN,
    DASHES,
    HIRAGANA_OF,
    IN_PLACE,
    LINE_ENDS,
    PLAIN_LETTERS,
    SAME,
    SHAPING,
    STRANGE,
    UNSEEN,
)
from hub.text.scripts import RUNS

ACCENTS = re.compile("[\u0300-\u036f]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")  # 10,000 is 10000
_DASHES = re.compile(f"[{DASHES}]")
_PLAIN_LETTERS = str.maketrans(PLAIN_LETTERS)
_UNSEEN = re.compile(f"[{UNSEEN}]+")
_UNSEEN_OR_SHAPING = re.compile(f"(?P<shaping>{SHAPING})|[{UNSEEN}{BROKEN}]")
_STRANGE = re.compile(f"[{STRANGE}]")
# NFC would replace the kanji that a name is written in by another shape.
_COMPOSED = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")
# A spelling settles after two rounds; the bound is for characters no one writes.
MAX_ROUNDS = 5


# --- To keep


def clean(text: str) -> str:
    """Return `text` as it is kept: composed, one kind of line end, without what nobody sees.

    What changes the letter beside it stays (the form of a kanji, the members of an emoji). What
    stands for a letter that is lost or seen here alone stays too, to be asked about (`strange`).
    clean(clean(x)) == clean(x).
    """
    text = LINE_ENDS.sub("\n", text)
    for _ in range(MAX_ROUNDS):
        rest = _UNSEEN_OR_SHAPING.sub(lambda match: match["shaping"] or "", text)
        rest = _COMPOSED.sub(lambda match: unicodedata.normalize("NFC", match.group()), rest)
        if rest == text:
            break
        text = rest
    return text


def strange(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that no text should hold, each once.

    They are control characters, gaiji (another one on another machine), halves of characters,
    what some program could not read (U+FFFD), and what turns the order of letters.
    """
    return tuple(dict.fromkeys(_STRANGE.findall(LINE_ENDS.sub("\n", text))))


def showable(text: str) -> str:
    """Return `text` as any page, feed, table or file name can show it: clean, nothing strange."""
    return clean(_STRANGE.sub("", clean(text)))


# --- To read what was typed


def visible(text: str) -> str:
    """Return `text` without the characters that nobody sees, and no spaces around it."""
    return _UNSEEN.sub("", text).strip()


def plain(text: str) -> str:
    """Return `text` with full-width digits, letters and marks made half-width, and half-width kana
    full-width, visible alone."""
    return visible(unicodedata.normalize("NFKC", visible(text)))


def with_hyphens(text: str) -> str:
    """Return the plain form of `text` with one kind of hyphen."""
    return _DASHES.sub("-", plain(text))


# --- To compare


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
    return canonical(unmarked(text).translate(HIRAGANA_OF))


def unmarked(text: str) -> str:
    """Return the canonical form of `text`, its Latin, Greek and Cyrillic letters without marks.

    Kana and Hangul keep theirs.
    """
    parts = unicodedata.normalize("NFD", canonical(text).translate(_PLAIN_LETTERS))
    return unicodedata.normalize("NFC", ACCENTS.sub("", parts))


def letters(text: str) -> str:
    """Return the letters and digits of `text`, folded and joined."""
    return fold("".join(match.group() for match in RUNS.finditer(canonical(text))))


def name_key(name: str) -> str:
    """Return what all ways of writing a name have in common: it is equal for equal names.

    A name of marks alone is compared by its marks.
    """
    return letters(name) or re.sub(r"\s", "", fold(name))


def in_place(text: str) -> str:
    """Return `text` with one letter for each that is the same where it stands (桜ケ丘, セミナ－).

    No letter changes its place.
    """
    for pattern, letter in IN_PLACE:
        text = pattern.sub(letter, text)
    return text


@lru_cache(maxsize=20_000)
def fold_character(character: str) -> str:
    """Return the folded form of one character (any number of characters, even none)."""
    return fold(character)


def _round(text: str) -> str:
    if text.isascii():
        return _THOUSANDS.sub("", text.casefold())
    text = unicodedata.normalize("NFKC", in_place(_UNSEEN.sub("", text)).translate(SAME))
    text = joyokanji.convert(text.casefold().translate(SAME), variants=True)
    # A mark that no letter can take would cut the word it is in.
    return ACCENTS.sub("", _THOUSANDS.sub("", unicodedata.normalize("NFKC", text)))
