"""Kana as Latin letters to be read: Hepburn, with a line above long vowels (カワベ クラブ → Kawabe Kurabu).

`hub.text.romaji` makes keys to search by; this is what people are shown.
"""

import re

from hub.text.letters import HIRAGANA_OF

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ",
    "t": "たちつてと", "d": "だぢづでど", "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ", "m": "まみむめも", "r": "らりるれろ",
}  # fmt: skip
_IRREGULAR = {
    "し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "づ": "zu", "ゔ": "vu",
    "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o", "ん": "n",
}  # fmt: skip
_SINGLE = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for vowel, kana in zip("aiueo", row, strict=True)
} | _IRREGULAR
# What a small letter makes of the one before it: きゃ kya, しゃ sha, ふぁ fa, てぃ ti, うぇ we.
_SMALL = dict(zip("ぁぃぅぇぉゃゅょ", ["a", "i", "u", "e", "o", "ya", "yu", "yo"], strict=True))
_WITHOUT_Y = ("sh", "ch", "j")
_STEMS = {"う": "w", "く": "kw", "ぐ": "gw", "て": "t", "で": "d", "と": "t", "ど": "d"}
_TOKENS = re.compile("っ?[ぁ-ゔ][ぁぃぅぇぉゃゅょ]?|ー|[A-Za-z0-9&.,'-]+|(.)")
_LONG = {"aa": "ā", "uu": "ū", "ou": "ō", "oo": "ō", "ee": "ē"}
_LINED = dict(zip("aiueo", "āīūēō", strict=True))


def hepburn(kana: str) -> str:
    """Return `kana` in Latin letters, each word with a capital, or "" where it has other letters.

    Args:
        kana: hiragana or katakana. Spaces and ・ part words; Latin letters and digits stay.
    """
    words = re.split(r"[\s・]+", kana.translate(HIRAGANA_OF).strip())
    made = [_word(word) for word in words if word]
    return " ".join(made) if all(made) else ""


def _word(kana: str) -> str:
    letters = ""
    for found in _TOKENS.finditer(kana):
        if found[1]:
            return ""
        letters = _joined(letters, found[0])
    return letters[:1].upper() + letters[1:]


def _joined(letters: str, kana: str) -> str:
    """Return `letters` with one more syllable behind them."""
    if kana == "ー":
        return letters[:-1] + _LINED.get(letters[-1:], letters[-1:])
    syllable = _syllable(kana.removeprefix("っ")) if not kana.isascii() else kana
    if kana.startswith("っ") and syllable:
        syllable = ("t" if syllable.startswith("ch") else syllable[0]) + syllable
    if letters.endswith("n") and syllable[:1] in tuple("aiueoy"):
        return f"{letters}'{syllable}"
    long = _LONG.get(letters[-1:] + syllable) if not kana.isascii() else None
    return letters[:-1] + long if long else letters + syllable


def _syllable(kana: str) -> str:
    """Return one kana, with the small one behind it, in Latin letters."""
    sound, small = _SINGLE.get(kana[:1], ""), _SMALL.get(kana[1:], "")
    if not small:
        return sound or _SMALL.get(kana, "")
    stem = _STEMS.get(kana[0], sound[:-1])
    if small.startswith("y"):
        return stem + (small[1:] if stem in _WITHOUT_Y else small)
    return stem + small
