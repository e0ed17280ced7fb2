"""Runs a program of ours within bounds of memory and time. A program itself, without Django.

usage: bounds.py MEMORY CPU_SECONDS PROGRAM [ARGUMENT…] <FILE >RESULT
"""

import contextlib
import os
import resource
import runpy
import sys
from pathlib import Path

TOO_MUCH = 3  # exit code: there is not as much memory
OPEN_FILES = 64


def main() -> None:
    memory, seconds, program, *arguments = sys.argv[1:]
    for kind, most in (
        (resource.RLIMIT_AS, int(memory)),
        (resource.RLIMIT_CPU, int(seconds)),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    os.nice(10)
    with contextlib.suppress(OSError):  # elsewhere than on Linux
        Path("/proc/self/oom_score_adj").write_text("1000")
    sys.argv = [program, *arguments]
    try:
        runpy.run_path(program, run_name="__main__")
    except MemoryError:
        sys.exit(TOO_MUCH)


if __name__ == "__main__":
    main()
