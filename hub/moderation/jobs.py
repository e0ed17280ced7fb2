from datetime import time

from hub.core.jobs import EVENING, Job

JOBS = [Job("remind_of_submissions", at=time(8, 30), until=EVENING)]
