"""Sets of numbers: they combine, count and come back as Python's own sets do."""

from hypothesis import given
from hypothesis import strategies as st

from hub.facets.int_set import IntSet

NUMBERS = st.sets(st.integers(0, 3_000), max_size=200)


@given(NUMBERS)
def test_there_and_back(numbers):
    assert list(IntSet.of(numbers)) == sorted(numbers)
    assert len(IntSet.of(numbers)) == len(numbers)


@given(NUMBERS, NUMBERS)
def test_sets_combine_as_sets(one, other):
    assert IntSet.of(one) & IntSet.of(other) == IntSet.of(one & other)
    assert IntSet.of(one) | IntSet.of(other) == IntSet.of(one | other)
    assert IntSet.of(one) - IntSet.of(other) == IntSet.of(one - other)


@given(NUMBERS, st.integers(0, 50))
def test_counted_from_another_number(numbers, first):
    moved = {number + first for number in numbers}
    assert IntSet.of(moved, first) == IntSet.of(numbers)


@given(st.integers(0, 200))
def test_all_below_a_number(end):
    assert list(IntSet.below(end)) == list(range(end))
