"""Japanese words by Sudachi: long units, the short units in them, dictionary forms, readings."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sudachipy import Config, Dictionary, Morpheme, SplitMode, Tokenizer

from hub.text.normalise import fold
from hub.text.scripts import KATAKANA_ONLY

# Particles, auxiliaries, punctuation: they carry no subject.
FUNCTION_WORDS = {"助詞", "助動詞", "補助記号", "記号", "空白"}
# Verbs and nouns that every text has: する, ある, こと …
EMPTY_WORDS = {
    "為る",
    "有る",
    "居る",
    "成る",
    "出来る",
    "下さる",
    "頂く",
    "事",
    "物",
    "為",
    "此れ",
    "其れ",
}
# Sudachi refuses more than 49,149 bytes.
MIN_LOANWORD = 3
MAX_RUN = 8_000

# All of Sudachi's own but the one that takes a short word in brackets for the reading of the word
# before it, and hides it: 見本（テスト）.
INPUT_PLUGINS = [
    {"class": "com.worksap.nlp.sudachi.DefaultInputTextPlugin"},
    {
        "class": "com.worksap.nlp.sudachi.ProlongedSoundMarkPlugin",
        "prolongedSoundMarks": ["ー", "-", "⁓", "〜", "〰"],
        "replacementSymbol": "ー",
    },
]

_local = threading.local()


@dataclass(frozen=True)
class Word:
    """A word at `start` of its run. `base` and `reading` are folded (reading in hiragana)."""

    surface: str
    start: int
    base: str
    reading: str
    carries_meaning: bool
    is_known: bool
    is_name: bool
    parts: tuple["Word", ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.surface)

    @property
    def units(self) -> tuple["Word", ...]:
        """The short units of a long one; itself where it has none."""
        return self.parts or (self,)


@cache
def _dictionary() -> Dictionary:
    return Dictionary(config=Config(system="core", inputTextPlugin=INPUT_PLUGINS))


def tokenizer() -> Tokenizer:
    """Return this thread's tokenizer: the dictionary is shared, a tokenizer is not."""
    if not hasattr(_local, "tokenizer"):
        _local.tokenizer = _dictionary().tokenizer(mode=SplitMode.C)
    return _local.tokenizer


def words(run: str) -> Iterator[Word]:
    """Yield the words of `run` (canonical Han and kana), long units with their short ones."""
    for offset in range(0, len(run), MAX_RUN):
        for morpheme in tokenizer().tokenize(run[offset : offset + MAX_RUN]):
            short = morpheme.split(SplitMode.A)
            parts = tuple(_word(part, offset) for part in short) if len(short) > 1 else ()
            yield _word(morpheme, offset, parts)


def _word(morpheme: Morpheme, offset: int, parts: tuple[Word, ...] = ()) -> Word:
    base = morpheme.normalized_form()
    return Word(
        surface=morpheme.surface(),
        start=offset + morpheme.begin(),
        base=folded_word(base),
        reading=reading_key(morpheme.reading_form()),
        carries_meaning=(
            morpheme.part_of_speech()[0] not in FUNCTION_WORDS and base not in EMPTY_WORDS
        ),
        is_known=not morpheme.is_oov(),
        is_name=morpheme.part_of_speech()[1] == "固有名詞",
        parts=parts,
    )


@lru_cache(maxsize=20_000)
def loanword(latin: str) -> str:
    """Return the Japanese word that a foreign one (folded letters) has become, folded, or "".

    The dictionary knows it as another spelling: festival → フェスティバル. What is short has too many
    meanings: son → サン, which is Mr too.
    """
    for spelling in (latin, latin.removesuffix("s")):
        morphemes = tokenizer().tokenize(spelling)
        word = morphemes[0].normalized_form() if len(morphemes) == 1 else ""
        if len(word) >= MIN_LOANWORD and KATAKANA_ONLY.fullmatch(word):
            return folded_word(word)
    return ""


@lru_cache(maxsize=50_000)
def folded_word(word: str) -> str:
    """Return `word` folded; words come again and again."""
    return fold(word)


def reading_key(kana: str) -> str:
    """Return `kana` folded, without a long vowel at the end (サーバー and サーバ are one)."""
    folded = folded_word(kana)
    return folded.rstrip("ー") or folded
