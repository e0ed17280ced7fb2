from datetime import time, timedelta

from hub.core.jobs import EVENING, Job

JOBS = [
    Job("send_daily_mails", at=time(8, 0), until=EVENING, limit=timedelta(hours=1)),
]
