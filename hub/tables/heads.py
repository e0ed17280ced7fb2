"""Where the headers of a table are: below a title, in two rows, on another sheet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

MAX_ABOVE = 30  # rows in which headers are looked for

# What a header means, "" if it is not known.
Meaning = Callable[[str], str]


@dataclass(frozen=True)
class Heads:
    """The headers of a table, and the place of the last row that they stand in."""

    headers: list[str]
    last: int
    known: int


def find_heads(rows: list[list[str]], meaning: Meaning) -> Heads | None:
    """Return the headers among the first rows, None if no cell there is a known header."""
    first = rows[:MAX_ABOVE]
    heads = [Heads(row, place, _known(row, meaning)) for place, row in enumerate(first)]
    best = max(heads, key=lambda one: one.known, default=None)
    if best is None or not best.known:
        return None
    if best.last:
        best = _better(
            best, _merged(rows[best.last - 1], best.headers, meaning), best.last, meaning
        )
    if best.last + 1 < len(rows):
        below = _merged(best.headers, rows[best.last + 1], meaning)
        best = _better(best, below, best.last + 1, meaning)
    return best


def _better(heads: Heads, headers: list[str], last: int, meaning: Meaning) -> Heads:
    known = _known(headers, meaning)
    return Heads(headers, last, known) if known > heads.known else heads


def _known(row: list[str], meaning: Meaning) -> int:
    return len({meaning(cell) for cell in row} - {""})


def _merged(upper: list[str], lower: list[str], meaning: Meaning) -> list[str]:
    """Return one row of headers of two: 連絡先 over 電話 and メール, 団体名 over an empty cell."""
    return [_of_two(above, cell, over, meaning) for above, cell, over in _pairs(upper, lower)]


def _pairs(upper: list[str], lower: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (cell above, cell below, text of the merged cell that reaches over both)."""
    over = ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place].strip() if place < len(upper) else ""
        below = lower[place].strip() if place < len(lower) else ""
        over = above or (over if below else "")
        yield above, below, over


def _of_two(above: str, below: str, over: str, meaning: Meaning) -> str:
    for header in (below, over + below, above):
        if meaning(header):
            return header
    return below or above
