from hub.core.jobs import Job

JOBS = [Job("send_pending_mail"), Job("read_bounces")]
