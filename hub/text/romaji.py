"""Kana as Latin letters, in one key for all the ways people spell it: kyodo, kyōdō, kyoudou."""

import re
from functools import lru_cache

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ",
    "t": "たちつてと", "d": "だぢづでど", "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ", "m": "まみむめも", "r": "らりるれろ",
}  # fmt: skip
_SYLLABLES = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for vowel, kana in zip("aiueo", row, strict=True)
} | {
    "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o", "ん": "n",
    "し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "づ": "zu", "ゔ": "bu",
}  # fmt: skip
_SMALL_Y = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_SMALL_VOWELS = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
# Other spellings (kunrei, wāpuro, English habits) → Hepburn, then one length for long vowels.
_SPELLINGS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"si", "shi"), (r"sy([auo])", r"sh\1"), (r"ti", "chi"), (r"ty([auo])", r"ch\1"),
        (r"cy([auo])", r"ch\1"), (r"tu", "tsu"), (r"(?<![cs])hu", "fu"), (r"zi|di", "ji"),
        (r"(?:zy|jy|dy)([auo])", r"j\1"), (r"du|dzu", "zu"), (r"vu", "bu"), (r"l", "r"),
        (r"m(?=[bp])", "n"), (r"n'|nn(?![aiueoy])", "n"), (r"o[uh](?![aiueo])|ou|oo", "o"),
        (r"uu", "u"), (r"aa", "a"), (r"ee", "e"), (r"ii", "i"), (r"tch", "cch"),
    )
]  # fmt: skip
_ROMAJI = re.compile(
    r"(?:(?:[kgsztdnhbpmrfjwv]|ch|sh|ts|cch|ssh|tts|(?P<double>[kgsztdhbpmrfj])(?P=double)"
    r"|[kgsztdnhbpmrjc]y)?[aiueo]|y[auo]|n(?![aiueoy]))+"
)


@lru_cache(maxsize=20_000)
def romaji(kana: str) -> str:
    """Return the key of `kana` (hiragana), or "" where it has something else."""
    letters: list[str] = []
    double = False
    for character in kana:
        if character == "っ":
            double = True
            continue
        if character == "ー":
            continue
        if character in _SMALL_Y and letters:
            stem = letters.pop()
            join = "" if stem.endswith(("shi", "chi", "ji")) else "y"
            syllable = stem[:-1] + join + _SMALL_Y[character]
        elif character in _SMALL_VOWELS and letters:
            stem = letters.pop()
            syllable = (stem[:-1] or "w") + _SMALL_VOWELS[character]
        elif character in _SYLLABLES:
            syllable = _SYLLABLES[character]
        else:
            return ""
        letters.append(
            syllable[0] + syllable if double and syllable[0] not in "aiueo" else syllable
        )
        double = False
    return romaji_key("".join(letters))


def romaji_key(latin: str) -> str:
    """Return the key of romaji in any spelling (folded letters)."""
    for pattern, replacement in _SPELLINGS:
        latin = pattern.sub(replacement, latin)
    return latin


def looks_like_romaji(latin: str) -> bool:
    """Tell whether `latin` (folded letters) can be read as Japanese syllables."""
    return len(latin) >= 3 and _ROMAJI.fullmatch(latin) is not None
