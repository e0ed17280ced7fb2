"""The queue's worker outlives its database; the tasks of one that died are taken up again."""

import sqlite3
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from hub.core import queue
from hub.core.models import Sign
from hub.core.queue import (
    ABANDONED_AFTER,
    MAX_TRIES,
    PatientWorker,
    processes_health,
    tasks_health,
)

pytestmark = pytest.mark.django_db
done: list[str] = []


@task()
def say(word: str) -> None:
    done.append(word)


@task()
def hang() -> None:
    while True:
        pass


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    done.clear()
    monkeypatch.setattr(queue, "AWAY_SECONDS", 0)
    # The connection holds the test's transaction.
    monkeypatch.setattr(queue, "connections", SimpleNamespace(close_all=lambda: None))
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


def enqueue(**values) -> DBTaskResult:
    """Queue a task; `values` are what a worker wrote before it died."""
    key = say.enqueue("word").id
    if values:
        DBTaskResult.objects.filter(pk=key).update(status=TaskResultStatus.RUNNING, **values)
    return DBTaskResult.objects.get(pk=key)


def work_once() -> PatientWorker:
    """Let a worker do what there is, then stop it."""
    worker = PatientWorker()
    worker.interval = 0
    stock = Worker.run

    def run_and_stop(self) -> None:
        stock(self)
        self.running = False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Worker, "run", run_and_stop)
        worker.run()
    return worker


def test_does_what_waits_and_signs():
    enqueue()
    work_once()
    assert done == ["word"]
    assert Sign.ages()[Sign.WORKER] == 0


def unavailable(words: str) -> OperationalError:
    """What Django raises for what SQLite says."""
    error = OperationalError(words)
    error.__cause__ = sqlite3.OperationalError(words)
    return error


@pytest.mark.parametrize("words", ["unable to open database file", "database is locked"])
def test_waits_for_a_database_that_is_away_or_held_by_others(monkeypatch, caplog, words):
    enqueue()
    answers = iter([unavailable(words), None, None, None])
    give = Sign.give

    def away_at_first(process: str) -> None:
        error = next(answers)
        if error:
            raise error
        give(process)

    monkeypatch.setattr(Sign, "give", away_at_first)
    work_once()
    assert done == ["word"]
    assert "waits for the database" in caplog.text


def test_a_task_without_end_has_one(monkeypatch):
    monkeypatch.setattr(queue, "LONGEST_TASK", timedelta(seconds=0.05))
    hang.enqueue()
    enqueue()
    work_once()
    assert done == ["word"]
    failed = DBTaskResult.objects.failed().get()
    assert failed.exception_class_path == "hub.core.limits.TimeIsUp"


@pytest.mark.parametrize(
    ("since", "is_abandoned"), [(ABANDONED_AFTER * 2, True), (ABANDONED_AFTER / 2, False)]
)
def test_a_task_whose_worker_died_is_done_by_another(since, is_abandoned):
    enqueue(started_at=timezone.now() - since, worker_ids=["dead"])
    assert tasks_health()["abandoned"] == is_abandoned
    call_command("take_up_tasks", verbosity=0)
    work_once()
    assert done == (["word"] if is_abandoned else [])


def test_a_task_of_which_workers_die_is_given_up(caplog):
    died = ["worker"] * MAX_TRIES
    enqueue(started_at=timezone.now() - 2 * ABANDONED_AFTER, worker_ids=died)
    call_command("take_up_tasks", verbosity=0)
    work_once()
    assert done == []
    assert DBTaskResult.objects.failed().count() == 1
    assert "given up" in caplog.text


@pytest.mark.parametrize(
    ("seconds_ago", "state"), [(None, "never seen"), (60, "ok"), (3600, "silent")]
)
@pytest.mark.parametrize("process", [Sign.WORKER, Sign.CLOCK])
def test_who_has_died_is_said(client, process, seconds_ago, state):
    if seconds_ago is not None:
        seen_at = timezone.now() - timedelta(seconds=seconds_ago)
        Sign.objects.create(process=process, seen_at=seen_at)
    assert processes_health()[process]["state"] == state
    answer = client.get("/healthz").json()
    assert answer["status"] == ("degraded" if state == "silent" else "ok")
