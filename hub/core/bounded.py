"""Files from outside are read by a process of their own, few at once, each within bounds.

Whatever a file asks for, the web goes on: at most `MAX_AT_ONCE` are read on a machine at a time,
each with `MEMORY` and `CPU_SECONDS`, at low priority, and first to go when memory runs out.
"""

import fcntl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from hub.core import bounds

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 10
MAX_SECONDS = 30  # by the clock on the wall, on a busy machine
MAX_AT_ONCE = 2
PATIENCE = 15  # seconds that a file waits for its turn


class CannotRead(Exception):
    """The program came to no result: the file is broken."""


class TooMuch(CannotRead):
    """The file asks for more than the bounds give."""


class Busy(Exception):
    """Too many files are being read just now."""


def read(program: str, content: bytes, *arguments: str, patience: float = PATIENCE) -> bytes:
    """Return what `program` writes about `content`.

    Args:
        program: path of a program of ours; it gets `content` by its standard input.
        content: the file from outside.
        arguments: of the program.
        patience: seconds to wait for a turn.

    Raises:
        TooMuch: memory or time did not suffice.
        CannotRead: it failed otherwise.
        Busy: no turn came.
    """
    command = [sys.executable, "-I", bounds.__file__, str(MEMORY), str(CPU_SECONDS)]
    try:
        with _turn(patience):
            done = subprocess.run(  # noqa: S603 - our own program, the file comes by its input
                [*command, program, *arguments],
                input=content,
                capture_output=True,
                timeout=MAX_SECONDS,
            )
    except subprocess.TimeoutExpired as error:
        raise TooMuch from error
    if done.returncode < 0 or done.returncode == bounds.TOO_MUCH:  # ended by a signal
        raise TooMuch
    if done.returncode:
        raise CannotRead
    return done.stdout


@contextmanager
def _turn(patience: float) -> Iterator[None]:
    """Wait for one of the machine's few places; all processes of the hub share them."""
    folder = Path(settings.VAR_DIR) / "readers"
    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + patience
    while True:
        for number in range(MAX_AT_ONCE):
            with (folder / str(number)).open("w") as place:
                try:
                    fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    continue
                yield
                return
        if time.monotonic() > deadline:
            raise Busy
        time.sleep(0.05)
