"""Whatever may hang has an end."""

import contextlib
import signal
import time
from threading import Thread

import pytest

from hub.core.limits import TimeIsUp, time_limit

FOREVER = 60  # seconds
SOON = FOREVER / 2  # what follows at once, follows by then on any machine


def test_what_is_quick_is_left_alone():
    with time_limit(FOREVER):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0), "nothing rings any more"


def test_what_hangs_is_ended():
    with pytest.raises(TimeoutError), time_limit(0.05):
        time.sleep(FOREVER)


def test_what_hangs_again_while_it_clears_up_is_ended_again():
    @time_limit(0.05, again=0.3)
    def hang_twice() -> None:
        try:
            time.sleep(FOREVER)
        finally:
            time.sleep(FOREVER)

    started = time.monotonic()
    with pytest.raises(TimeoutError):
        hang_twice()
    assert time.monotonic() - started < SOON


def test_the_limit_of_a_job_passes_those_who_catch_everything():
    @time_limit(0.05, TimeIsUp, again=30)
    def catch_everything() -> None:
        with contextlib.suppress(Exception):
            time.sleep(FOREVER)

    with pytest.raises(TimeIsUp):
        catch_everything()


def test_limits_stand_inside_each_other():
    @time_limit(0.5, TimeIsUp)
    def three_parts() -> None:
        with contextlib.suppress(TimeoutError), time_limit(0.05):
            time.sleep(FOREVER)
        with time_limit(FOREVER):
            pass
        time.sleep(FOREVER)

    started = time.monotonic()
    with pytest.raises(TimeIsUp):
        three_parts()
    assert 0.4 < time.monotonic() - started < SOON


def test_another_thread_has_no_limit():
    seen = []

    def work() -> None:
        with time_limit(0.01):
            time.sleep(0.05)
            seen.append("done")

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert seen == ["done"]
