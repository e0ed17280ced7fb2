"""Sets of numbers as one number: nothing is lost or added on the way there and back."""

from hypothesis import given
from hypothesis import strategies as st

from hub.facets.bits import bits_of, numbers_in

NUMBERS = st.sets(st.integers(0, 3_000), max_size=200)


@given(NUMBERS)
def test_there_and_back(numbers):
    assert numbers_in(bits_of(numbers)) == sorted(numbers)


@given(NUMBERS, NUMBERS)
def test_sets_combine_as_sets(one, other):
    assert bits_of(one) & bits_of(other) == bits_of(one & other)
    assert bits_of(one) | bits_of(other) == bits_of(one | other)
    assert (bits_of(one) & ~bits_of(other)).bit_count() == len(one - other)


@given(NUMBERS, st.integers(0, 50))
def test_counted_from_another_number(numbers, first):
    moved = {number + first for number in numbers}
    assert bits_of(moved, first) == bits_of(numbers)
