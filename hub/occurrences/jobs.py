from datetime import time, timedelta

from hub.core.jobs import Job

JOBS = [Job("make_occurrences", at=time(0, 10), limit=timedelta(hours=1))]
