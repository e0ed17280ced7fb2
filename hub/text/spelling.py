"""A slip of the finger: the words one change away from what was typed."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from hub.text import japanese, korean
from hub.text.japanese import Word
from hub.text.normalise import canonical, fold
from hub.text.romaji import looks_like_romaji, romaji, romaji_key
from hub.text.scripts import Run, Script, is_hangul, is_hiragana, runs


@dataclass(frozen=True)
class Alphabet:
    """The letters that may be mistyped; a change in fewer than `shortest` makes another word."""

    letters: str
    shortest: int


LATIN = Alphabet("abcdefghijklmnopqrstuvwxyz", 4)
KANA = Alphabet("".join(map(chr, range(0x3041, 0x3097))) + "ー", 3)
# The parts of syllables: 자 is ᄌ and ᅡ, so a slip changes one of them.
JAMO = Alphabet(
    "".join(map(chr, (*range(0x1100, 0x1113), *range(0x1161, 0x1176), *range(0x11A8, 0x11C3)))), 4
)
LONGEST = 24
# A word of this many letters may have two mistakes, but none in its first ones.
LONG, SURE = 8, 3
MAX_WORDS_OF_COMPOUND = 3


def vocabulary(text: str) -> Iterator[tuple[str, str]]:
    """Yield (key, word) of the words of `text`: what they are typed as, and how they are written.

    A Japanese word or compound has the keys of its spelling, its reading and its romaji, a Korean
    one that of its parts.
    """
    for run in runs(canonical(text)):
        for key, word in _run_vocabulary(run):
            if 2 <= len(key) <= LONGEST and len(word) <= LONGEST:
                yield key, word


def _run_vocabulary(run: Run) -> Iterator[tuple[str, str]]:
    match run.script:
        case Script.WORD:
            plain = fold(run.text)
            if plain.isalpha() and len(plain) >= LATIN.shortest:
                yield plain, plain
        case Script.HANGUL:
            stem = korean.stem(fold(run.text))
            yield _parts(stem), stem
        case Script.JAPANESE:
            for compound in _compounds(japanese.words(run.text)):
                written = "".join(word.surface for word in compound)
                for key in _keys(compound):
                    yield key, written


def _compounds(words: Iterable[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield each word with a meaning, and those next to each other without a particle."""
    for carries_meaning, group in groupby(words, key=lambda word: word.carries_meaning):
        if carries_meaning:
            together = tuple(group)
            yield from ((word,) for word in together)
            if 1 < len(together) <= MAX_WORDS_OF_COMPOUND:
                yield together


def _keys(compound: tuple[Word, ...]) -> set[str]:
    reading = "".join(word.reading for word in compound)
    keys = {fold("".join(word.surface for word in compound)), reading}
    return keys | {romaji(reading)} if is_hiragana(reading) else keys


def slips(typed: str) -> set[str]:
    """Return the keys that `typed` (folded) may be a slip of.

    They are one letter more, less, other or two exchanged (Damerau 1964); of a word in kanji,
    what is read the same (協動 is read like 協働).
    """
    if typed.isascii():
        near = _changed(typed, LATIN)
        return near | {romaji_key(word) for word in near if looks_like_romaji(word)}
    if is_hiragana(typed):
        return _changed(typed, KANA)
    if is_hangul(typed):
        return _changed(_parts(typed), JAMO)
    reading = "".join(word.reading for word in japanese.words(typed))
    return {reading} if is_hiragana(reading) else set()


def beginning(typed: str) -> str:
    """Return how the words begin that a long `typed` (folded) may be two slips of, "" if none."""
    key = _parts(typed) if is_hangul(typed) else typed
    is_one_script = typed.isascii() or is_hiragana(typed) or is_hangul(typed)
    return key[:SURE] if is_one_script and LONG <= len(key) <= LONGEST else ""


def is_near(typed: str, key: str) -> bool:
    """Tell whether `typed` (folded) is at most two changes away from `key` (Damerau 1964)."""
    return distance(_parts(typed) if is_hangul(typed) else typed, key) <= 2


def distance(first: str, second: str) -> int:
    """Return how many letters must be added, removed, replaced or exchanged with the next one."""
    before: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        now = [row]
        for column, other in enumerate(second, 1):
            cost = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != other))
            if row > 1 < column and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]


def _parts(hangul: str) -> str:
    return unicodedata.normalize("NFD", hangul)


def _changed(word: str, alphabet: Alphabet) -> set[str]:
    if not alphabet.shortest <= len(word) <= LONGEST:
        return set()
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    less = {left + right[1:] for left, right in cuts if right}
    exchanged = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    other = {left + new + right[1:] for left, right in cuts if right for new in alphabet.letters}
    more = {left + new + right for left, right in cuts for new in alphabet.letters}
    return (less | exchanged | other | more) - {word}
