"""An end for whatever may hang."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

MAX_RINGS = 3


class TimeIsUp(BaseException):
    """A job or task took too long. No `except Exception` keeps it from ending."""


@contextmanager
def time_limit(
    seconds: float, error: type[BaseException] = TimeoutError, *, again: float = 1
) -> Iterator[None]:
    """Raise `error` inside the block once it has taken `seconds`.

    And again after `again` seconds, `MAX_RINGS` times in all, until the block is left: what hangs
    may hang a second time while it clears up. Signals reach the main thread alone, so in another thread
    there is no limit. Limits may stand inside each other.

    Args:
        seconds: how long the block may take.
        error: what is raised.
        again: seconds between the first time and each further one.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    rings_left = MAX_RINGS

    def ring(_number: int, _frame: object) -> None:
        nonlocal rings_left
        rings_left -= 1
        if rings_left > 0:
            signal.setitimer(signal.ITIMER_REAL, again)
        if rings_left >= 0:
            raise error(f"took longer than {seconds:g} s")

    started = monotonic()
    outer = signal.signal(signal.SIGALRM, ring)
    left, _interval = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        try:
            yield
        finally:
            rings_left = 0
    finally:  # also if it rang just now, between the block's end and that line
        rings_left = 0
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, outer)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (monotonic() - started), 0.001))
