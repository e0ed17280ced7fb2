"""Looks a Japanese text over for what makes it hard to read."""

import re
from collections.abc import Collection, Iterator

from hub.readable.easy.findings import Finding, Kind
from hub.readable.easy.grammar import in_grammar
from hub.readable.easy.letters import in_letters
from hub.readable.easy.phrases import in_phrases
from hub.readable.easy.vocabulary import in_vocabulary
from hub.readable.easy.words import words_of

SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*(?:[」』）)]+(?=[。！？!?\n]|$))?|\n|[。！？!?]+")
# What a finding of these says, a word in it need not say again.
SAYS_IT_ALL = {Kind.HONORIFIC, Kind.OFFICIAL_JOIN, Kind.DOUBLE_NEGATIVE, Kind.VAGUE, Kind.WAREKI}


def check(text: str, explained: Collection[str] = ()) -> list[Finding]:
    """Return the findings of a text, in order.

    Args:
        text: plain Japanese text, of one sentence or more.
        explained: words that a glossary explains to the reader: they are not hard.
    """
    found = []
    for sentence in SENTENCE.finditer(text):
        found += [one.moved(sentence.start()) for one in _of(sentence.group(), explained)]
    return sorted(found)


def _of(sentence: str, explained: Collection[str]) -> Iterator[Finding]:
    if not sentence.strip():
        return
    words = words_of(sentence)
    phrases = list(in_phrases(sentence))
    grammar = [
        one
        for one in in_grammar(words)
        if one.kind not in {Kind.PASSIVE, Kind.CAUSATIVE}
        or not any(one.overlaps(phrase) and phrase.kind == Kind.VAGUE for phrase in phrases)
    ]
    letters = list(in_letters(sentence))
    yield from (*letters, *phrases, *grammar)
    said = [one for one in (*letters, *phrases, *grammar) if one.kind in SAYS_IT_ALL]
    for word in in_vocabulary(words, explained):
        if not any(word.start >= one.start and word.end <= one.end for one in said):
            yield word
