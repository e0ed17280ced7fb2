from hub.core.jobs import Job

JOBS = [Job("fill_sheets")]
