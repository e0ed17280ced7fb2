"""Who sat there, in numbers that tell of no one (rooms/EVENTS 3.2): pure functions."""

from collections.abc import Iterable, Mapping

LEAST_SHOWN = 5


def shown(counted: Mapping[str, int], codes: Iterable[str]) -> list[tuple[str, int]]:
    """Return those of `codes` with how many people, in their order, and without small numbers.

    Where one number alone is hidden, the sum would tell it: the smallest other one goes, too.
    """
    rows = [(code, number) for code in codes if (number := counted.get(code, 0))]
    large = [row for row in rows if row[1] >= LEAST_SHOWN]
    if len(rows) - len(large) == 1 and large:
        large.remove(min(large, key=lambda row: row[1]))
    return large
