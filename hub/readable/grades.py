"""Kanji by the grade in which Japanese schools teach them (学年別漢字配当表)."""

from functools import cache

from kanji_lists import KYOIKU

GRADES = range(1, 7)


@cache
def kanji_up_to(grade: int) -> frozenset[str]:
    """Return the kanji taught up to a grade; 0 is none."""
    return frozenset().union(
        *(getattr(KYOIKU, f"GRADE{number}") for number in GRADES if number <= grade)
    )
