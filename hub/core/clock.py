"""Runs every room's jobs when they are due, and makes up for the nights it was away."""

import logging
from datetime import datetime, timedelta
from threading import Event

from django.core.management import call_command
from django.db import Error, close_old_connections
from django.utils import timezone

from hub.core.databases import is_away
from hub.core.jobs import Job, all_jobs
from hub.core.limits import TimeIsUp, time_limit
from hub.core.logs import in_words
from hub.core.models import DailyRun, Sign
from hub.core.parts import State
from hub.core.switches import states

logger = logging.getLogger(__name__)
MINUTE = timedelta(minutes=1)


def run_job(job: Job) -> bool:
    """Run a job; one that fails is logged and leaves the others alone. Return its success."""
    try:
        with time_limit(job.limit.total_seconds(), TimeIsUp, again=30):
            call_command(job.command, verbosity=0, **job.options)
    except TimeIsUp:
        logger.error(
            "The clock's job %s was stopped: it took longer than %s.", job.command, job.limit
        )
        return False
    except Exception as error:
        if is_away(error):
            raise
        logger.exception("The clock's job %s failed.", job.command)
        return False
    return True


def tick(now: datetime) -> None:
    """Run what is due every minute, and the daily jobs whose time has come.

    Raises:
        django.db.Error: the database is away.
    """
    state = states()
    for job in all_jobs():
        if not job.keeps_promises and state.get(job.part) == State.OFF:
            continue
        if job.at is None:
            run_job(job)
        else:
            _run_daily(job, now)


def _run_daily(job: Job, now: datetime) -> None:
    if job.may_still_run(now) and DailyRun.begin(job.command, job.moment(now), now):
        is_done = run_job(job)
        if is_done:
            DailyRun.finish(job.command)


def run(stopped: Event) -> None:
    """Tick at the start of every minute until `stopped` is set."""
    while not stopped.is_set():
        close_old_connections()  # the database may have been away since the last minute
        now = timezone.now()
        try:
            Sign.give(Sign.CLOCK)
            tick(now)
        except Error as error:
            logger.warning("The clock waits for the database: %s", in_words(error))
        following = now.replace(second=0, microsecond=0) + MINUTE
        stopped.wait(max(0.0, (following - timezone.now()).total_seconds()))
