"""The processes that serve the hub, and what the clock does in them."""

import shlex
import shutil
import sys
from pathlib import Path
from runpy import run_path
from threading import Event, Timer
from unittest import mock

import pytest
from django.core.management import get_commands

from hub.core import clock
from hub.core.jobs import all_jobs
from tests.project.files import ROOT


def procfile(name: str) -> dict[str, list[str]]:
    lines = (ROOT / name).read_text().splitlines()
    return {kind: shlex.split(command) for kind, command in (line.split(":", 1) for line in lines)}


def test_developers_have_all_processes_but_the_one_that_keeps_pages():
    assert set(procfile("Procfile")) == {"release", "web", "worker", "clock", "files"}
    assert set(procfile("Procfile.dev")) == {"web", "worker", "clock"}


@pytest.mark.parametrize("name", ["Procfile", "Procfile.dev"])
def test_every_process_is_a_command_that_exists(name):
    for command in procfile(name).values():
        assert shutil.which(command[0], path=Path(sys.executable).parent)
        if command[:2] == ["python", "manage.py"]:
            assert command[2] in get_commands()


def test_the_demonstration_is_reached_from_this_machine_alone(monkeypatch):
    monkeypatch.delenv("HOST", raising=False)
    monkeypatch.setenv("PORT", "8123")
    assert run_path(str(ROOT / "gunicorn.conf.py"))["bind"] == "127.0.0.1:8123"


@pytest.mark.django_db
@pytest.mark.parametrize("job", all_jobs(), ids=lambda job: job.command)
def test_every_job_of_the_clock_runs_as_it_is_called(job, caplog):
    assert clock.run_job(job), caplog.text


@pytest.mark.django_db
def test_the_clock_stops_within_its_minute():
    stopped = Event()
    Timer(0.1, stopped.set).start()
    with (
        mock.patch.object(clock, "tick") as tick,
        mock.patch.object(clock, "close_old_connections"),
    ):
        clock.run(stopped)
    assert tick.call_count in {1, 2}


def test_the_scripts_may_be_run():
    scripts = [path for path in Path(ROOT / "bin").iterdir() if path.read_text().startswith("#!")]
    assert scripts
    assert [path.name for path in scripts if not path.stat().st_mode & 0o100] == []
