from hub.core.jobs import Job

JOBS = [Job("fill_sheets"), Job("remind_guardians", part="signups.guardians")]
