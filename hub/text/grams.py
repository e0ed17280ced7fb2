"""Short pieces of a text without spaces, for what a dictionary does not know."""

from collections.abc import Iterator, Set

from hub.text.scripts import is_kana


def grams(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (piece, start, end): two characters, three where they are kana alone.

    Two kana say too little: half of all texts have them. The last kana of a text, too few for
    three, are a piece of their own.
    """
    for start in range(len(text) - 1):
        end = start + 2
        if is_kana(text[start:end]):
            end = min(start + 3, len(text))
        yield text[start:end], start, end


def query_grams(text: str) -> list[str]:
    """Return the pieces that any text with `text` inside must have.

    What ends a query does not have to end the text it is in, so its short kana ending is left out.
    """
    pieces = [piece for piece, _start, _end in grams(text)]
    if len(pieces) > 1 and len(pieces[-1]) == 2 and is_kana(pieces[-1]):
        pieces.pop()
    return pieces


def respects_words(start: int, end: int, boundaries: Set[int]) -> bool:
    """Tell whether text[start:end] lies in one word, or is made of whole words.

    京都 in 東京|都 does neither: it is a lookalike. `boundaries` are 0 and the ends of words.
    """
    crossed = any(position in boundaries for position in range(start + 1, end))
    return not crossed or (start in boundaries and end in boundaries)
