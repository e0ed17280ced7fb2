"""Sets of whole numbers that combine and count in no time, a hundred thousand at once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Self

MARK = ord("1")


@dataclass(frozen=True, slots=True)
class IntSet:
    """A set of whole numbers, none below 0; bit n of `bits` stands for n."""

    bits: int = 0

    @classmethod
    def of(cls, numbers: Collection[int], first: int = 0) -> Self:
        """Return the set of `numbers`, counted from `first`; none of them is below it."""
        if not numbers:
            return cls()
        marks = bytearray(b"0") * (max(numbers) - first + 1)
        for number in numbers:
            marks[number - first] = MARK
        marks.reverse()
        return cls(int(marks, 2))

    @classmethod
    def below(cls, end: int) -> Self:
        """Return the set of 0, 1, … up to, but not including, `end`."""
        return cls((1 << end) - 1)

    def __and__(self, other: "IntSet") -> "IntSet":
        return IntSet(self.bits & other.bits)

    def __or__(self, other: "IntSet") -> "IntSet":
        return IntSet(self.bits | other.bits)

    def __sub__(self, other: "IntSet") -> "IntSet":
        return IntSet(self.bits & ~other.bits)

    def __bool__(self) -> bool:
        return bool(self.bits)

    def __len__(self) -> int:
        return self.bits.bit_count()

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers in order."""
        marks = f"{self.bits:b}"[::-1]
        number = marks.find("1")
        while number >= 0:
            yield number
            number = marks.find("1", number + 1)
