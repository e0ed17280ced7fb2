from datetime import time

from hub.core.jobs import Job

JOBS = [
    Job("publish_scheduled", is_first=True),
    Job("check_scheduled", at=time(6, 30)),
]
