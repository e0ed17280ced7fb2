"""Whether a text is part of another one, told by its pieces."""

from hub.text.grams import query_grams
from hub.text.query import Has, Node, all_of, one_of
from hub.text.scripts import is_kana
from hub.text.terms import Kind

WITHIN_WORDS = (Kind.INNER,)
ANYWHERE = (Kind.INNER, Kind.CROSSING)


def inside(text: str, kinds: tuple[Kind, ...] = ANYWHERE) -> tuple[Node, ...]:
    """Return, as one alternative or none, that `text` (folded) is inside another text.

    Args:
        text: without spaces. A single kana says nothing; of a single other character, that a
            word ends in it or has it before another one.
        kinds: whether pieces that cut words count as well.
    """

    def anywhere(piece: str, *, prefix: bool = False) -> Node:
        return one_of(Has(kind, piece, prefix) for kind in kinds)

    if len(text) == 1:
        return () if is_kana(text) else (anywhere(text, prefix=True),)
    pieces = query_grams(text)
    if len(pieces) == 1:
        return (anywhere(pieces[0], prefix=is_kana(text)),)
    return (all_of(anywhere(piece) for piece in pieces),)


def from_word_on(text: str) -> tuple[Node, ...]:
    """Return, as one alternative or none, that `text` (folded) begins where a word of another text
    does, wherever it ends: 水道 in 水|道管, but not 歩道 in 散歩|道.
    """
    first, *others = query_grams(text)
    begins = one_of((Has(Kind.INNER, first), Has(Kind.BEGINNING, first)))
    anywhere = (one_of(Has(kind, piece) for kind in ANYWHERE) for piece in others)
    return (all_of((begins, *anywhere)),)
