"""Sets of whole numbers as one number, in which bit n stands for n: they combine and count in no
time, a hundred thousand at once.
"""

from collections.abc import Collection

MARK = ord("1")


def bits_of(numbers: Collection[int], first: int = 0) -> int:
    """Return the set of `numbers`, counted from `first`; none of them is below it."""
    if not numbers:
        return 0
    marks = bytearray(b"0") * (max(numbers) - first + 1)
    for number in numbers:
        marks[number - first] = MARK
    marks.reverse()
    return int(marks, 2)


def numbers_in(bits: int) -> list[int]:
    """Return the numbers of a set, in order."""
    marks = f"{bits:b}"[::-1]
    found: list[int] = []
    number = marks.find("1")
    while number >= 0:
        found.append(number)
        number = marks.find("1", number + 1)
    return found
