from datetime import time, timedelta

from hub.core.jobs import MORNING, Job

JOBS = [
    Job("update_search"),
    Job("check_search", at=time(3, 20), until=MORNING, limit=timedelta(hours=1)),
]
