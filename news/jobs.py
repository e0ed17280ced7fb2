from datetime import time

from hub.core.jobs import Job

JOBS = [Job("move_deadlines_on", at=time(0, 22))]
