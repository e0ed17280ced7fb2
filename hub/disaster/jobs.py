from hub.core.jobs import Job

JOBS = [Job("end_disaster_mode", keeps_promises=True)]
