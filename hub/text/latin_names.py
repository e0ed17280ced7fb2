"""Japanese names in Latin letters, in the words that their writing shows: NPO Hōjin Mirai Terakoya."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sudachipy import SplitMode

from hub.text.hepburn import hepburn
from hub.text.japanese import tokenizer
from hub.text.letters import HIRAGANA_OF
from hub.text.normalise import fold

MAX_NAME = 200
PARTED = re.compile(r"\S[\s・]+\S")
HIRAGANA_ONLY = re.compile(r"[ぁ-ゖー]+")
# The one particle that names have between their words; others are letters of words there.
OF = "の"


@dataclass(frozen=True)
class Part:
    """A word of a name: as it is written, as it is read (hiragana)."""

    written: str
    read: str
    is_prefix: bool = False

    @property
    def is_of(self) -> bool:
        return self.written == OF

    def goes_on_with(self, other: "Part") -> bool:
        """Tell whether both are one word: the dictionary cuts words that have no kanji at will."""
        if self.is_prefix or other.is_prefix:
            return self.is_prefix
        return not (self.is_of or other.is_of) and all(
            HIRAGANA_ONLY.fullmatch(part.written) for part in (self, other)
        )

    def with_next(self, other: "Part") -> "Part":
        return Part(self.written + other.written, self.read + other.read)

    @property
    def latin(self) -> str:
        if fold(self.written).isascii():
            return self.written
        latin = hepburn(self.read)
        return latin.lower() if self.is_of else latin


def latin_name(name: str, kana: str) -> str:
    """Return how `name` is read, in Latin letters; "" where its kana have other letters.

    Args:
        name: as it is written, with kanji.
        kana: its whole reading. Spaces in it part the words; where there are none, the words of
            `name` do, if their readings together are this one.
    """
    if PARTED.search(kana):
        return hepburn(kana)
    parts: list[Part] = []
    for part in _read(name[:MAX_NAME], kana.translate(HIRAGANA_OF).strip()):
        if parts and parts[-1].goes_on_with(part):
            parts[-1] = parts[-1].with_next(part)
        else:
            parts.append(part)
    words = [part.latin for part in parts]
    return " ".join(words) if words and all(words) else hepburn(kana)


def _read(name: str, kana: str) -> Iterator[Part]:
    """Yield the words of `name` with what `kana` reads them; the last has all that is left.

    What stands behind in brackets is not read: the kana have ended by then.
    """
    words = [
        (word.surface(), word.reading_form().translate(HIRAGANA_OF), word.part_of_speech()[0])
        for word in tokenizer().tokenize(name, SplitMode.B)
        if word.part_of_speech()[0] not in ("補助記号", "空白")
    ]
    for place, (written, reading, kind) in enumerate(words):
        if not kana:
            return
        if kana.startswith(reading):
            read = reading
        else:  # read otherwise than the dictionary has it: until the next word is heard
            following = words[place + 1][1] if place + 1 < len(words) else ""
            at = kana.find(following, 1) if following else -1
            read = kana[:at] if at > 0 else kana
        kana = kana[len(read) :]
        yield Part(written, read, is_prefix=kind == "接頭辞")
    if kana:
        yield Part(kana, kana)
