"""What someone has typed so far → how the words that may be meant begin. Pure functions."""

import re

from hub.text import Kind, canonical
from hub.text.romaji import looks_like_romaji, romaji, romaji_key
from hub.text.scripts import HANGUL, Script, is_hiragana, is_kana, runs

# A term of the index begins with the text.
Beginning = tuple[Kind, str]

JAPANESE = ("ja", "ja-x-easy")
# Kana that are converted, and letters that are not yet: きょうd
BETWEEN = re.compile(r"(?P<done>[^a-z]+)(?P<latin>[a-z]{1,3})")
HANGUL_ONLY = re.compile(rf"[{HANGUL}]{{2,}}")
CONSONANTS = re.compile(r"[bcdfghjkmnprstvwyz]{1,3}$")
# The beginnings of syllables that other spellings write with a y: sya is sha
UNFINISHED = [
    (re.compile(r"sy$"), "sh"),
    (re.compile(r"[tc]y$"), "ch"),
    (re.compile(r"[zjd]y$"), "j"),
]


def beginnings(typed: str) -> set[Beginning]:
    """Return the beginnings by which a title or a word can be what was typed.

    Args:
        typed: letters and digits, folded and joined; at least one.
    """
    found = {(Kind.NAME, typed)}
    if is_hiragana(typed):
        found.add((Kind.READING, typed))
    elif between := BETWEEN.fullmatch(typed):
        if kana := romaji(between["done"]):
            found.add((Kind.ROMAJI, _unfinished_key(kana + between["latin"])))
    elif typed.isascii():
        found.add((Kind.LATIN, typed))
        if _begins_romaji(typed):
            found.add((Kind.ROMAJI, _unfinished_key(typed)))
    else:
        found |= {(Kind.WORD, typed), *([(Kind.INNER, typed)] if len(typed) <= 2 else [])}
    return found


def is_written_in(word: str, language: str) -> bool:
    """Tell whether readers of `language` may type `word`: each row has many languages."""
    scripts = {run.script for run in runs(canonical(word))}
    if language in JAPANESE:
        return Script.JAPANESE in scripts
    if language == "zh-hans":
        return scripts == {Script.JAPANESE} and not any(is_kana(letter) for letter in word)
    return scripts == {Script.HANGUL if language == "ko" else Script.WORD}


def typed_before(typed: str) -> str:
    """Return what stood there before the letters that are just being composed, or "".

    かn was か a moment ago, and 자우 (on the way to 자원) was 자.
    """
    if between := BETWEEN.fullmatch(typed):
        return between["done"]
    return typed[:-1] if HANGUL_ONLY.fullmatch(typed) else ""


def _begins_romaji(latin: str) -> bool:
    """Tell whether `latin` can be the beginning of Japanese syllables: kyod of kyodo."""
    whole = CONSONANTS.sub("", latin)
    return len(whole) < 3 or looks_like_romaji(whole)


def _unfinished_key(latin: str) -> str:
    for pattern, replacement in UNFINISHED:
        latin = pattern.sub(replacement, latin)
    return romaji_key(latin)
