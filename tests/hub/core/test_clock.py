"""The clock: what is due when, what is made up, and that a job that fails harms no other."""

from datetime import datetime, time, timedelta
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.core.management import get_commands
from django.db import OperationalError

from hub.core import clock, jobs
from hub.core.jobs import EVENING, Job, all_jobs
from hub.core.models import MAX_TRIES, TRY_AGAIN_AFTER, DailyRun, Sign
from hub.core.parts import State
from hub.core.switches import states

TOKYO = ZoneInfo("Asia/Tokyo")
EVERY_MINUTE = Job("every_minute")
NIGHTLY = Job("nightly", at=time(3, 0))
LETTERS = Job("letters", at=time(8, 30), until=EVENING)
MINUTE = timedelta(minutes=1)

pytestmark = pytest.mark.django_db


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TOKYO)


class Night:
    """A clock with three jobs; the commands of `failing` raise, each with what stands beside it."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.failing: dict[str, BaseException] = {}

    def call(self, command: str, **options: object) -> None:
        self.ran.append(command)
        if command in self.failing:
            raise self.failing[command]

    def ticks(self, *moments: datetime) -> list[str]:
        """Return what runs when the clock ticks at these moments."""
        self.ran.clear()
        for moment in moments:
            clock.tick(moment)
        return list(self.ran)


@pytest.fixture
def night(monkeypatch):
    night = Night()
    monkeypatch.setattr(clock, "call_command", night.call)
    monkeypatch.setattr(clock, "all_jobs", lambda: (NIGHTLY, LETTERS))
    night.ticks(at(21, 12))  # a first day, with nothing to make up
    return night


@pytest.mark.parametrize(
    ("moments", "ran"),
    [
        ([at(22, 2, 59), at(22, 3, 0), at(22, 3, 1)], ["nightly"]),
        ([at(22, 2, 58), at(22, 2, 59)], []),
        ([at(22, 3, 5)], ["nightly"]),  # the clock was busy across the moment
        ([at(22, 11)], ["nightly", "letters"]),  # away over night: made up in the morning
        ([at(22, 21)], ["nightly"]),  # nobody gets mail in the evening
        ([at(23, 2)], ["nightly"]),  # nor at night
        ([at(23, 9)], ["nightly", "letters"]),  # away for days: once is enough
        ([at(22, 3), at(22, 9), at(23, 3), at(23, 9)], ["nightly", "letters"] * 2),
    ],
)
def test_a_daily_job_runs_once_a_day_and_is_made_up_where_that_does_no_harm(night, moments, ran):
    assert night.ticks(*moments) == ran


def test_a_new_clock_has_nothing_to_make_up(monkeypatch):
    night = Night()
    monkeypatch.setattr(clock, "call_command", night.call)
    monkeypatch.setattr(clock, "all_jobs", lambda: (EVERY_MINUTE, NIGHTLY))
    assert night.ticks(at(22, 12)) == ["every_minute"]
    assert night.ticks(at(23, 3)) == ["every_minute", "nightly"]


def test_what_was_killed_is_tried_again_but_not_for_ever(night):
    night.failing["nightly"] = KeyboardInterrupt()  # as good as a kill: nothing is noted after it
    moments = [at(22, 3) + number * TRY_AGAIN_AFTER for number in range(MAX_TRIES + 2)]
    for moment in moments[:MAX_TRIES]:
        with pytest.raises(KeyboardInterrupt):
            night.ticks(moment)
        assert night.ticks(moment + MINUTE) == []
    assert night.ticks(*moments[MAX_TRIES:]) == []
    assert DailyRun.objects.get(command="nightly").tries == MAX_TRIES


def test_what_failed_is_tried_again_the_same_night(night):
    night.failing["nightly"] = RuntimeError("broken")
    assert night.ticks(at(22, 3)) == ["nightly"]
    night.failing.clear()
    assert night.ticks(at(22, 3) + TRY_AGAIN_AFTER) == ["nightly"]
    assert night.ticks(at(22, 3) + 3 * TRY_AGAIN_AFTER) == []


def test_a_job_that_takes_too_long_is_stopped_and_leaves_the_others_alone(monkeypatch, caplog):
    ran = []

    def call(command, **options):
        while command == "endless":
            pass
        ran.append(command)

    monkeypatch.setattr(clock, "call_command", call)
    endless = Job("endless", limit=timedelta(seconds=0.05))
    monkeypatch.setattr(clock, "all_jobs", lambda: (endless, EVERY_MINUTE))
    clock.tick(at(22, 12))
    assert ran == ["every_minute"]
    assert "endless was stopped" in caplog.text


def test_the_clock_waits_for_a_database_that_is_away(monkeypatch, caplog):
    stopped = mock.Mock()
    stopped.is_set.side_effect = [False, False, True]
    tick = mock.Mock(side_effect=[OperationalError("connection refused"), None])
    monkeypatch.setattr(clock, "tick", tick)
    monkeypatch.setattr(clock, "close_old_connections", lambda: None)
    clock.run(stopped)
    assert tick.call_count == 2
    assert "waits for the database" in caplog.text
    assert Sign.ages()[Sign.CLOCK] == 0


def test_publishing_comes_first():
    assert all_jobs()[0].command == "publish_scheduled"


def test_every_job_is_a_command():
    assert {job.command for job in all_jobs()} <= set(get_commands())


def test_a_job_is_named_once(monkeypatch):
    twice = mock.Mock(JOBS=[NIGHTLY], __name__="room.jobs")
    monkeypatch.setattr(jobs, "modules_named", lambda name: [twice, twice])
    with pytest.raises(ValueError, match="nightly"):
        all_jobs.__wrapped__()


def test_every_job_finds_its_app():
    """Each of these was in the one list that there was before rooms named their own."""
    assert {
        "publish_scheduled",
        "send_pending_mail",
        "update_search",
        "follow_sources",
        "draft_translations",
        "check_translations",
        "send_translation_lists",
        "forget_often",
        "forget",
        "remind_of_submissions",
        "remind_registrations",
        "prune_db_task_results",
        "check_search",
        "ask_for_confirmation",
    } <= {job.command for job in all_jobs()}


def test_a_job_that_fails_leaves_the_others_alone(monkeypatch, caplog):
    ran = []

    def call(command, **options):
        ran.append(command)
        if command == "publish_scheduled":
            raise RuntimeError("broken")

    monkeypatch.setattr(clock, "call_command", call)
    clock.tick(at(22, 12, 1))
    off = {name for name, state in states().items() if state == State.OFF}
    due = [job for job in all_jobs() if job.at is None]
    assert ran == [job.command for job in due if job.keeps_promises or job.part not in off]
    assert ran[0] == "publish_scheduled"
    assert "publish_scheduled failed" in caplog.text
