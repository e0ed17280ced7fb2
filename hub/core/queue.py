"""The queue's worker bears a database that is away or held by others; who has died is seen, and
leaves no task."""

import logging
import time
from datetime import timedelta

from django.db import Error, connections
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from hub.core.databases import is_away, is_busy
from hub.core.limits import TimeIsUp, time_limit
from hub.core.logs import in_words
from hub.core.models import Sign

logger = logging.getLogger(__name__)
LONGEST_TASK = timedelta(minutes=10)
# Longer than any task may take: whoever ran it is gone.
ABANDONED_AFTER = LONGEST_TASK + timedelta(minutes=5)
MAX_TRIES = 3
AWAY_SECONDS = 5
# The clock signs each minute, between jobs that may take long; the worker before each task.
SILENT_AFTER = {Sign.WORKER: LONGEST_TASK, Sign.CLOCK: timedelta(minutes=15)}


class PatientWorker(Worker):
    """Does what the queue holds, from all queues, until it is told to stop."""

    def __init__(self) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=1,
            batch=True,  # `run` returns when nothing is left
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )

    def run(self) -> None:
        while self.running:
            try:
                Sign.give(Sign.WORKER)
                super().run()
            except Error as error:
                if not (is_away(error) or is_busy(error)):
                    raise
                logger.warning("The worker waits for the database: %s", in_words(error))
                connections.close_all()
                time.sleep(AWAY_SECONDS)
            time.sleep(self.interval)

    def run_task(self, db_task_result: DBTaskResult) -> None:
        Sign.give(Sign.WORKER)
        with time_limit(LONGEST_TASK.total_seconds(), TimeIsUp, again=30):
            super().run_task(db_task_result)


def abandoned() -> Q:
    """The tasks whose worker died while it ran them."""
    since = timezone.now() - ABANDONED_AFTER
    return Q(status=TaskResultStatus.RUNNING, started_at__lt=since)


def tasks_health() -> dict[str, int]:
    """Return how many tasks wait, and how many have lost their worker (one query)."""
    return DBTaskResult.objects.aggregate(
        waiting=Count("pk", filter=Q(status=TaskResultStatus.READY)),
        abandoned=Count("pk", filter=abandoned()),
    )


def processes_health() -> dict[str, dict[str, object]]:
    """Return for worker and clock how many seconds ago each was seen, and what that means.

    The state is "ok", "silent" for longer than its work explains, or "never seen".
    """
    return {
        process: {"seen_seconds_ago": age, "state": _state(process, age)}
        for process, age in Sign.ages().items()
    }


def _state(process: str, age: int | None) -> str:
    if age is None:
        return "never seen"
    return "silent" if age > SILENT_AFTER[process].total_seconds() else "ok"


def take_up_abandoned() -> int:
    """Give the tasks of workers that died to those that live; return how many.

    One that never came to its end may be what kills them, so after some tries it has failed.
    """
    tasks = list(DBTaskResult.objects.filter(abandoned()))
    for task in tasks:
        failed = len(task.worker_ids) >= MAX_TRIES
        status = TaskResultStatus.FAILED if failed else TaskResultStatus.READY
        if failed:
            logger.error("Task %s was given up: %s workers died of it.", task.task_path, MAX_TRIES)
        DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at).update(
            status=status, finished_at=timezone.now() if failed else None
        )
    return len(tasks)
