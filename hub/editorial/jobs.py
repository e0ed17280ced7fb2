from datetime import time, timedelta

from hub.core.jobs import Job

JOBS = [
    Job("publish_scheduled", is_first=True),
    Job("check_scheduled", at=time(6, 30)),
    Job("empty_bin", at=time(4, 10), limit=timedelta(hours=1)),
]
