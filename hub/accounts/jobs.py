from datetime import time

from hub.core.jobs import Job

JOBS = [Job("tidy_accounts", at=time(3, 15))]
