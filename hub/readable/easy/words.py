"""The words of a sentence, as the checks look at them."""

from dataclasses import dataclass

from hub.text.japanese import MAX_RUN, SplitMode, tokenizer


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    surface: str
    base: str
    kind: tuple[str, ...]
    inflection: str

    def is_a(self, *kinds: str) -> bool:
        """Return whether it is of this part of speech, named from the widest on."""
        return self.kind[: len(kinds)] == kinds

    @property
    def names_an_action(self) -> bool:
        return self.kind[2] == "サ変可能" or (
            self.kind[0] == "名詞"
            and len(self.surface) > 1
            and self.surface.endswith(("直し", "込み", "組み"))
        )


def words_of(sentence: str) -> list[Word]:
    """Return the words of a sentence in long units."""
    return [
        Word(
            offset + morpheme.begin(),
            offset + morpheme.end(),
            morpheme.surface(),
            morpheme.dictionary_form(),
            tuple(morpheme.part_of_speech()[:4]),
            morpheme.part_of_speech()[4],
        )
        for offset in range(0, len(sentence), MAX_RUN)
        for morpheme in tokenizer().tokenize(sentence[offset : offset + MAX_RUN], SplitMode.C)
    ]
