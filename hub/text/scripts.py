"""A text as runs of one script: what each script's analysis reads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

HIRAGANA = "\u3041-\u3096\u309d-\u309f"
KANA = HIRAGANA + "\u30a1-\u30fa\u30fc-\u30ff"
HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
# Thai, Lao, Burmese, Khmer: written without spaces
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
# Vowel signs of the scripts of India are marks, not letters, to Python
INDIC = "\u0900-\u0dff"


class Script(Enum):
    JAPANESE = "japanese"  # Han and kana; Han alone may be Chinese
    HANGUL = "hangul"
    UNSPACED = "unspaced"
    WORD = "word"  # letters and digits with spaces between words


RUNS = re.compile(
    rf"(?P<japanese>[{HAN}{KANA}\u3099\u309a]+)"
    rf"|(?P<hangul>[{HANGUL}]+)"
    rf"|(?P<unspaced>[{UNSPACED}]+)"
    rf"|(?P<word>(?:[{INDIC}]|(?![{HAN}{KANA}{HANGUL}{UNSPACED}])[^\W_])+)"
)
KANA_ONLY = re.compile(rf"[{KANA}]+")
KATAKANA_ONLY = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]+")
HANGUL_ONLY = re.compile(f"[{HANGUL}]+")
HIRAGANA_ONLY = re.compile(rf"[{HIRAGANA}ー]+")


@dataclass(frozen=True)
class Run:
    text: str
    start: int
    script: Script

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def runs(text: str) -> Iterator[Run]:
    """Yield the runs of `text` (canonical); what is neither letter nor digit separates them."""
    for match in RUNS.finditer(text):
        yield Run(match.group(), match.start(), Script(match.lastgroup))


def is_kana(text: str) -> bool:
    return KANA_ONLY.fullmatch(text) is not None


def is_hiragana(text: str) -> bool:
    return HIRAGANA_ONLY.fullmatch(text) is not None


def is_hangul(text: str) -> bool:
    return HANGUL_ONLY.fullmatch(text) is not None
