"""What may make a Japanese sentence hard to read, at its place: advice to an author."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Why something is hard (出入国在留管理庁・文化庁「在留支援のためのやさしい日本語ガイドライン」)."""

    LONG = "long"
    MANY_CLAUSES = "many_clauses"
    KANJI_RUN = "kanji_run"
    HONORIFIC = "honorific"
    OFFICIAL_JOIN = "official_join"
    HARD_WORD = "hard_word"
    KATAKANA = "katakana"
    PASSIVE = "passive"
    CAUSATIVE = "causative"
    DOUBLE_NEGATIVE = "double_negative"
    VAGUE = "vague"
    NOMINALISED = "nominalised"
    WAREKI = "wareki"
    TIME24 = "time24"
    SLASH_DATE = "slash_date"
    TILDE = "tilde"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A place in a text, from `start` to `end`. `suggestion` is "" where no wording is known."""

    start: int
    end: int
    kind: Kind
    suggestion: str = ""

    def overlaps(self, other: "Finding") -> bool:
        return self.start < other.end and other.start < self.end

    def moved(self, by: int) -> "Finding":
        """Return the finding as one of a text in which its sentence starts at `by`."""
        return Finding(self.start + by, self.end + by, self.kind, self.suggestion)
