from datetime import time

from hub.core.jobs import Job

JOBS = [Job("forget_loans", at=time(3, 15), keeps_promises=True)]
