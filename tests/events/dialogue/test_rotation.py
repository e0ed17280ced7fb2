"""Nobody meets twice as long as possible (RULES F3)."""

from collections import Counter
from itertools import combinations, count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.dialogue.rotation import MAX_ROUNDS, SECONDS, Rotation, rotate


def meetings(plan: Rotation) -> Counter:
    return Counter(
        pair for seats in plan.rounds for table in seats for pair in combinations(table, 2)
    )


def still() -> float:
    """A clock for which no time passes."""
    return 0.0


@pytest.mark.parametrize(
    ("people", "tables", "rounds"), [(46, 10, 3), (46, 10, 4), (77, 19, 3), (25, 5, 3)]
)
def test_nobody_meets_twice(people, tables, rounds):
    plan = rotate(people, tables, rounds, "円卓", clock=still)
    assert plan.repeats == 0
    assert max(meetings(plan).values()) == 1


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "most"), [(25, 5, 4, 4), (12, 3, 3, 9), (30, 6, 5, 7)]
)
def test_where_some_must_meet_again_it_says_how_many(people, tables, rounds, most):
    plan = rotate(people, tables, rounds, "円卓", clock=still)
    assert plan.repeats == sum(number - 1 for number in meetings(plan).values())
    assert plan.repeats <= most


@given(
    people=st.integers(1, 40),
    tables=st.integers(1, 12),
    rounds=st.integers(1, MAX_ROUNDS),
    seed=st.text(max_size=5),
)
@settings(max_examples=25, deadline=None)
def test_everybody_has_one_seat_in_each_round_and_tables_differ_by_one(
    people, tables, rounds, seed
):
    tables = min(people, tables)
    ticks = count()
    plan = rotate(people, tables, rounds, seed, clock=lambda: next(ticks) / 20)
    assert len(plan.rounds) == rounds
    for seats in plan.rounds:
        assert sorted(person for table in seats for person in table) == list(range(people))
        assert max(map(len, seats)) - min(map(len, seats)) <= 1
        assert len(seats) == tables


def test_the_same_seed_gives_the_same_plan():
    assert rotate(46, 10, 3, "a", still) == rotate(46, 10, 3, "a", still)
    assert rotate(46, 10, 3, "a", still) != rotate(46, 10, 3, "b", still)


def test_it_stops_when_time_is_up():
    asked = []

    def clock() -> float:
        asked.append(1)
        return len(asked) * SECONDS

    assert rotate(25, 5, 4, "x", clock).repeats > 0
    assert len(asked) < 20


@pytest.mark.parametrize("numbers", [(3, 4, 1), (0, 1, 1), (5, 1, 0), (9999, 10, 3), (5, 1, 99)])
def test_numbers_that_fit_no_room_are_refused(numbers):
    with pytest.raises(ValueError, match="fit"):
        rotate(*numbers)
