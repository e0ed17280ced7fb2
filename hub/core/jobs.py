"""What the hub does by itself, and when.

Each room names its own in its module `jobs`, as `JOBS`. Jobs are management commands, so each can
also be run by hand. All of them may be run twice or late without harm.
"""

import functools
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from hub.core.parts import part_of
from hub.core.rooms import modules_named

# Until when what was missed is made up: mail to people before they sleep, heavy work before
# others begin theirs.
EVENING = time(20, 0)
MORNING = time(8, 0)


@dataclass(frozen=True)
class Job:
    """A management command, run every minute or once a day.

    Attributes:
        command: its name; one job for each command.
        at: when on each day, in our time zone; None: every minute.
        until: until when on the same day it is still made up if the clock was away at its time
            (None: whenever the clock is back).
        options: of the command.
        limit: how long it may take.
        is_first: before the other jobs of its minute.
        part: which part of a room it belongs to, if not to the whole room that names it; while
            that is switched off (hub.core.switches), it does not run.
        keeps_promises: whether it runs even then, since it deletes what was promised to be
            deleted after a time.
    """

    command: str
    at: time | None = None
    until: time | None = None
    options: dict[str, Any] = field(default_factory=dict)
    limit: timedelta = timedelta(minutes=10)
    is_first: bool = False
    part: str = ""
    keeps_promises: bool = False

    def moment(self, now: datetime) -> datetime:
        """Return the last time up to `now` at which this daily job should have run."""
        moment = _at(now, self.at or time.min)
        return moment if moment <= now else moment - timedelta(days=1)

    def may_still_run(self, now: datetime) -> bool:
        """Return whether what should have run at `moment(now)` may run at `now`."""
        return self.until is None or now <= _at(self.moment(now), self.until)


def _at(day: datetime, moment: time) -> datetime:
    local = timezone.localtime(day)
    return local.replace(hour=moment.hour, minute=moment.minute, second=0, microsecond=0)


@functools.cache
def all_jobs() -> tuple[Job, ...]:
    """Return the jobs of all rooms, those first that may not wait."""
    found = [
        replace(job, part=job.part or part_of(module.__name__))
        for module in modules_named("jobs")
        for job in module.JOBS
    ]
    commands = [job.command for job in found]
    if len(set(commands)) < len(commands):
        raise ValueError(f"A job is named twice: {sorted(commands)}")
    return tuple(sorted(found, key=lambda job: not job.is_first))


JOBS = [
    Job("take_up_tasks"),
    Job("write_deletions"),
    Job("make_backup", at=time(2, 0), limit=timedelta(hours=3)),
    Job("prune_db_task_results", at=time(3, 10), options={"queue_name": "*", "min_age_days": 14}),
]
