"""The clock: what is due when, and that a job that fails harms no other."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.management import get_commands

from hub.core import clock
from hub.core.clock import JOBS, Job

TOKYO = ZoneInfo("Asia/Tokyo")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (at(22, 2, 59), at(22, 3, 0), True),
        (at(22, 3, 0), at(22, 3, 1), False),
        (at(22, 2, 58), at(22, 2, 59), False),
        (at(21, 12), at(22, 12), True),
        (at(21, 12), at(21, 13), False),
        (at(19, 12), at(22, 2), True),
    ],
)
def test_a_nightly_job_runs_once_a_day(last, now, due):
    assert Job("clearsessions", at=time(3, 0)).due(last, now) is due


def test_other_jobs_run_every_minute():
    assert Job("publish_scheduled").due(at(22, 3), at(22, 3, 1))


def test_every_job_is_a_command():
    assert {job.command for job in JOBS} <= set(get_commands())


@pytest.mark.django_db
def test_a_job_that_fails_leaves_the_others_alone(monkeypatch, caplog):
    ran = []

    def call(command, **options):
        ran.append(command)
        if command == "publish_scheduled":
            raise RuntimeError("broken")

    monkeypatch.setattr(clock, "call_command", call)
    monkeypatch.setattr(clock, "close_old_connections", lambda: None)
    clock.tick(at(22, 12), at(22, 12, 1))
    every_minute = [job.command for job in JOBS if job.at is None]
    assert ran == every_minute
    assert ran[:2] == ["publish_scheduled", "send_pending_mail"]
    assert "publish_scheduled" in caplog.text
