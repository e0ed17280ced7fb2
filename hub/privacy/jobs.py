from datetime import time, timedelta

from hub.core.jobs import Job

JOBS = [
    Job("forget_often", keeps_promises=True),
    Job("forget", at=time(3, 0), limit=timedelta(hours=2), keeps_promises=True),
]
