"""Who sits where in each round of a world café: nobody meets twice as long as possible (RULES F3).

A pure function of the numbers and a seed, so that the same sheet can be made again.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from time import monotonic

MAX_PEOPLE, MAX_TABLES, MAX_ROUNDS = 200, 26, 6
TRIES = 40
SECONDS = 2.0
Seats = list[list[int]]  # tables of one round: the numbers of people, from 0


@dataclass(frozen=True)
class Rotation:
    """A plan: `rounds[r][t]` are the numbers of those who sit at table `t` in round `r`.

    Attributes:
        repeats: how many meetings are not the first one of two people.
    """

    rounds: tuple[tuple[tuple[int, ...], ...], ...]
    repeats: int

    def tables_of(self, person: int) -> list[int]:
        """Return at which table a person sits in each round, from 0."""
        return [
            next(number for number, table in enumerate(tables) if person in table)
            for tables in self.rounds
        ]


def rotate(
    people: int,
    tables: int,
    rounds: int,
    seed: str = "",
    clock: Callable[[], float] = monotonic,
) -> Rotation:
    """Return the best plan that is found in 40 tries, or in the time there is.

    Args:
        people: how many take part; tables differ by one seat at most.
        seed: the same seed gives the same plan, unless time was up.
        clock: seconds; trying ends after `SECONDS` of it.

    Raises:
        ValueError: there are fewer people than tables, or too many of something.
    """
    if not (
        1 <= tables <= min(people, MAX_TABLES)
        and people <= MAX_PEOPLE
        and 1 <= rounds <= MAX_ROUNDS
    ):
        raise ValueError("These numbers fit no room.")
    end = clock() + SECONDS
    best: Rotation | None = None
    for number in range(TRIES):
        found = _try(people, tables, rounds, random.Random(f"{seed}:{number}"), clock, end)  # noqa: S311
        if best is None or found.repeats < best.repeats:
            best = found
        if best.repeats == 0 or clock() > end:
            break
    assert best is not None  # noqa: S101 - there is at least one try
    return best


def _try(
    people: int,
    tables: int,
    rounds: int,
    chance: random.Random,
    clock: Callable[[], float],
    end: float,
) -> Rotation:
    met: Counter[tuple[int, int]] = Counter()
    plan = []
    for _round in range(rounds):
        seats = _greedy(people, tables, met, chance)
        _swap(seats, met, clock, end)
        for table in seats:
            met.update(combinations(sorted(table), 2))
        plan.append(tuple(tuple(sorted(table)) for table in seats))
    return Rotation(tuple(plan), sum(number - 1 for number in met.values()))


def _known(met: Counter, person: int, table: list[int]) -> int:
    """Return how often `person` has met those at a table."""
    return sum(met[min(person, other), max(person, other)] for other in table if other != person)


def _greedy(people: int, tables: int, met: Counter, chance: random.Random) -> Seats:
    """Seat people in random order, each where they know the fewest and most seats are free."""
    order = list(range(people))
    chance.shuffle(order)
    sizes = [people // tables + (number < people % tables) for number in range(tables)]
    seats: Seats = [[] for _table in range(tables)]
    for person in order:
        free = [number for number in range(tables) if len(seats[number]) < sizes[number]]
        chosen = min(
            free,
            key=lambda number: (
                _known(met, person, seats[number]),
                len(seats[number]) - sizes[number],
            ),
        )
        seats[chosen].append(person)
    return seats


def _swap(seats: Seats, met: Counter, clock: Callable[[], float], end: float) -> None:
    """Let two people change seats as long as fewer then meet again."""
    is_better = True
    while is_better and clock() <= end:
        is_better = any(
            _swapped(seats, met, here, place)
            for here, table in enumerate(seats)
            for place in range(len(table))
            if _known(met, table[place], table)
        )


def _swapped(seats: Seats, met: Counter, here: int, place: int) -> bool:
    """Exchange one person for the first one elsewhere with whom fewer meet again."""
    person = seats[here][place]
    rest = [other for other in seats[here] if other != person]
    before = _known(met, person, rest)
    for there, table in enumerate(seats):
        if there == here:
            continue
        for spot, other in enumerate(table):
            others = [each for each in table if each != other]
            gain = before + _known(met, other, others)
            cost = _known(met, other, rest) + _known(met, person, others)
            if cost < gain:
                seats[here][place], seats[there][spot] = other, person
                return True
    return False
