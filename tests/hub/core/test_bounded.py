"""Files from outside are read within bounds, few at once."""

import threading
import time

import pytest

from hub.core import bounded
from hub.core.bounded import Busy, CannotRead, TooMuch, read

WAITS = """
import pathlib, sys, time
(pathlib.Path(sys.argv[1]) / "begun").touch()
while not (pathlib.Path(sys.argv[1]) / "go").exists():
    time.sleep(0.01)
print("done")
"""


@pytest.fixture
def program(tmp_path, settings):
    settings.VAR_DIR = tmp_path

    def write(text: str) -> str:
        path = tmp_path / "program.py"
        path.write_text(text)
        return str(path)

    return write


def test_the_result_is_what_the_program_writes(program):
    echo = program("import sys\nsys.stdout.write(sys.argv[1] + sys.stdin.read().upper())")
    assert read(echo, b"abc", "=") == b"=ABC"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x = 'x' * 10**12", TooMuch),
        ("x = bytearray(2 * 1024**3)", TooMuch),
        ("while True: pass", TooMuch),
        ("import time; time.sleep(600)", TooMuch),
        ("import os; os.kill(os.getpid(), 9)", TooMuch),
        ("raise ValueError", CannotRead),
        ("import tempfile; tempfile.TemporaryFile().write(b'x' * 100_000)", CannotRead),
    ],
)
def test_whatever_a_file_asks_for_has_an_end(program, monkeypatch, text, fault):
    monkeypatch.setattr(bounded, "CPU_SECONDS", 1)
    monkeypatch.setattr(bounded, "MAX_SECONDS", 3)
    started = time.monotonic()
    with pytest.raises(fault):
        read(program(text), b"")
    assert time.monotonic() - started < 60


def test_few_are_read_at_once_and_the_next_waits_for_its_turn(program, tmp_path, monkeypatch):
    monkeypatch.setattr(bounded, "MAX_AT_ONCE", 1)
    slow = program(WAITS)
    first = threading.Thread(target=read, args=(slow, b"", str(tmp_path)))
    first.start()
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    with pytest.raises(Busy):
        read(slow, b"", str(tmp_path), patience=0)
    (tmp_path / "go").touch()
    assert read(slow, b"", str(tmp_path)) == b"done\n"
    first.join()
