from datetime import time

from hub.core.jobs import Job

JOBS = [Job("note_absent", at=time(0, 40))]
