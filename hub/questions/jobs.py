from datetime import time

from hub.core.jobs import Job

JOBS = [Job("sweep_answer_files", at=time(3, 30), keeps_promises=True)]
