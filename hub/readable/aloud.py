"""Reading aloud by the browser's own voice: the page offers it, the browser does it."""

from hub.core import switches


def is_offered() -> bool:
    return switches.is_thing_open(is_offered)
