from datetime import time

from hub.core.jobs import Job

JOBS = [Job("note_trainings", at=time(1, 10))]
