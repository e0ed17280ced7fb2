"""A slip of the finger: the words one change away from what was typed."""

from collections.abc import Iterator

from search.analysis import japanese
from search.analysis.normalise import canonical, fold
from search.analysis.romaji import romaji
from search.analysis.scripts import Script, is_hiragana, runs

LATIN = "abcdefghijklmnopqrstuvwxyz"
KANA = "".join(chr(code) for code in range(0x3041, 0x3097)) + "ー"
# A change in fewer letters makes another word, not a slip.
SHORTEST = {LATIN: 4, KANA: 3}
LONGEST = 24


def vocabulary(text: str) -> Iterator[tuple[str, str]]:
    """Yield (key, word) of the words of `text`: what they are typed as, and how they are written.

    A Japanese word has the keys of its spelling, its reading and its romaji.
    """
    text = canonical(text)
    for run in runs(text):
        if run.script is Script.WORD and len(run.text) >= SHORTEST[LATIN] and run.text.isalpha():
            yield run.text[:LONGEST], run.text[:LONGEST]
        elif run.script is Script.JAPANESE:
            for word in japanese.words(run.text):
                if word.carries_meaning and 2 <= len(word.surface) <= LONGEST:
                    yield from ((key, word.surface) for key in _keys(word))


def _keys(word: japanese.Word) -> set[str]:
    keys = {fold(word.surface), word.reading}
    if is_hiragana(word.reading):
        keys.add(romaji(word.reading))
    return {key for key in keys if 2 <= len(key) <= LONGEST}


def slips(typed: str) -> set[str]:
    """Return the keys that `typed` (folded) may be a slip of.

    They are one letter more, less, other or two exchanged (Damerau 1964); of a word in kanji,
    what is read the same (協動 is read like 協働).
    """
    if typed.isascii():
        return _changed(typed, LATIN)
    if is_hiragana(typed):
        return _changed(typed, KANA)
    reading = "".join(word.reading for word in japanese.words(typed))
    return {reading} if is_hiragana(reading) else set()


def _changed(word: str, alphabet: str) -> set[str]:
    if not SHORTEST[alphabet] <= len(word) <= LONGEST:
        return set()
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    less = {left + right[1:] for left, right in cuts if right}
    exchanged = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    other = {left + letter + right[1:] for left, right in cuts if right for letter in alphabet}
    more = {left + letter + right for left, right in cuts for letter in alphabet}
    return (less | exchanged | other | more) - {word}
