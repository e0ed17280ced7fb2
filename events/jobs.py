from datetime import time

from hub.core.jobs import Job

JOBS = [Job("move_demonstration_on", at=time(0, 20))]
