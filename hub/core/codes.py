"""Numbers that people read out and type: of sign-ups, of tables, of certificates."""

from django.utils.crypto import get_random_string

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another one
LENGTH = 8


def new_code(length: int = LENGTH) -> str:
    """Return a number that no one can guess: ABCD2345."""
    return get_random_string(length, LETTERS)
