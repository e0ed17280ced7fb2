"""What the hub does on its own, and when: the only schedule there is.

Jobs are management commands, so each can also be run by hand. All of them may be run twice or
late without harm; a night missed while the clock was away is made up for the next night.
"""

import logging
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from threading import Event
from typing import Any

from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone

logger = logging.getLogger(__name__)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Job:
    """A management command, run every minute or, with `at`, once a day at that local time."""

    command: str
    at: time | None = None
    options: dict[str, Any] = field(default_factory=dict)

    def due(self, last: datetime, now: datetime) -> bool:
        """Return whether the job falls into the time after `last` up to and including `now`."""
        if self.at is None:
            return True
        local = timezone.localtime(now)
        moment = local.replace(hour=self.at.hour, minute=self.at.minute, second=0, microsecond=0)
        if moment > local:
            moment -= timedelta(days=1)
        return last < moment


JOBS = (
    Job("publish_scheduled"),
    Job("send_pending_mail"),
    Job("update_search"),
    Job("follow_sources"),
    Job("draft_translations"),
    Job("forget_temporary_uploads"),
    Job("remind_groups", at=time(8, 30)),
    Job("forget_enquiries", at=time(2, 50)),
    Job("forget_mistakes", at=time(2, 50)),
    Job("clearsessions", at=time(3, 0)),
    Job("tidy_registrations", at=time(9, 10)),  # by day: it writes to people
    Job("prune_db_task_results", at=time(3, 10), options={"queue_name": "*", "min_age_days": 14}),
    Job("tidy_accounts", at=time(3, 15)),
    Job("check_search", at=time(3, 20)),
    Job("check_translations", at=time(4, 20)),
    Job("delete_private_data", at=time(3, 30)),
    Job("delete_unused_files", at=time(3, 40)),
    Job("forget_invitations", at=time(3, 50)),
    Job("forget_imports", at=time(3, 50)),
    Job("ask_for_confirmation", at=time(8, 30)),
    Job("send_translation_lists", at=time(8, 40)),
    Job("prune_searches", at=time(3, 30)),
)


def run_job(job: Job) -> bool:
    """Run a job; one that fails is logged and leaves the others alone. Return its success."""
    try:
        call_command(job.command, verbosity=0, **job.options)
    except Exception:
        logger.exception("The clock's job %s failed.", job.command)
        return False
    return True


def tick(last: datetime, now: datetime) -> None:
    """Run all jobs that have become due since `last`."""
    for job in JOBS:
        if job.due(last, now):
            run_job(job)


def run(stopped: Event) -> None:
    """Tick at the start of every minute until `stopped` is set."""
    last = timezone.now()
    while not stopped.is_set():
        close_old_connections()  # the database may have been away since the last minute
        now = timezone.now()
        tick(last, now)
        last = now
        following = now.replace(second=0, microsecond=0) + MINUTE
        stopped.wait(max(0.0, (following - timezone.now()).total_seconds()))
