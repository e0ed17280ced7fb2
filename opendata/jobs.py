from datetime import time

from hub.core.jobs import Job

JOBS = [Job("forget_imports", at=time(3, 50))]
