from datetime import time

from hub.core.jobs import EVENING, Job

JOBS = [Job("remind_borrowers", at=time(9, 15), until=EVENING)]
