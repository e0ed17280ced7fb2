"""One machine supervises itself: what dies comes back, and the rest goes on."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.project.files import ROOT

PATIENCE = 120
STAYS = "import os, pathlib, sys, time; pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))"


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@contextmanager
def supervised(folder: Path, port: str = "", **scripts: str) -> Iterator[subprocess.Popen]:
    """Supervise one process for each script, which finds a file of its name as its argument."""
    for name, script in scripts.items():
        (folder / f"{name}.py").write_text(script)
    lines = [f"{name}: {sys.executable} {folder}/{name}.py {folder}/{name}" for name in scripts]
    (folder / "Procfile").write_text("\n".join(lines))
    environment = os.environ | {"PROCFILE": f"{folder}/Procfile", "PORT": port or free_port()}
    with subprocess.Popen(  # noqa: S603
        [sys.executable, ROOT / "bin/supervise", *scripts],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        yield process
        process.kill()


def pid_of(path: Path, but_not: int = 0) -> int:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        text = path.read_text() if path.exists() else ""
        if text and int(text) != but_not:
            return int(text)
        time.sleep(0.05)
    pytest.fail(f"{path.name} does not run.")


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def ends(pid: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(pid)


def test_a_process_that_dies_comes_back_and_the_others_go_on(tmp_path):
    stays = f"{STAYS}\ntime.sleep(600)"
    with supervised(tmp_path, web=stays, worker=stays, clock=stays) as supervisor:
        web, worker, clock = (pid_of(tmp_path / name) for name in ("web", "worker", "clock"))
        os.kill(worker, signal.SIGKILL)
        again = pid_of(tmp_path / "worker", but_not=worker)
        assert all(map(is_running, (web, clock, again)))
        supervisor.send_signal(signal.SIGTERM)
        assert supervisor.wait(PATIENCE) == 0
        assert all(map(ends, (web, clock, again)))


def test_they_end_with_their_supervisor_even_if_it_is_killed(tmp_path):
    with supervised(tmp_path, web=f"{STAYS}\ntime.sleep(600)") as supervisor:
        web = pid_of(tmp_path / "web")
        supervisor.kill()
        supervisor.wait(PATIENCE)
        assert ends(web)


def test_nothing_starts_where_another_listens(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        with supervised(tmp_path, port=port, web=STAYS) as supervisor:
            assert supervisor.wait(PATIENCE) == 2
    assert not (tmp_path / "web").exists()
    assert "bin/supervise --check" in (ROOT / "bin/run").read_text()


@pytest.mark.parametrize("name", ["web", "worker", "clock"])
def test_each_process_has_a_unit_that_brings_it_back(name):
    unit = (ROOT / f"deploy/comit-{name}.service").read_text()
    command = next(
        line.split(": ", 1)[1]
        for line in (ROOT / "Procfile").read_text().splitlines()
        if line.startswith(f"{name}:")
    )
    assert command in unit
    assert "Restart=always" in unit
    assert "MemoryMax=" in unit


def test_each_container_has_a_bound_of_memory():
    services = (ROOT / "compose.yaml").read_text().split("\nservices:\n")[1].split("\nvolumes:")[0]
    names = [line for line in services.splitlines() if line.startswith("  ") and line[2].isalpha()]
    assert services.count("mem_limit:") == len(names)
