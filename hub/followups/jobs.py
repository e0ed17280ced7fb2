from datetime import time

from hub.core.jobs import EVENING, Job

JOBS = [Job("ask_about_promises", at=time(8, 0), until=EVENING)]
