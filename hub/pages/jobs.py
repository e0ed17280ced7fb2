from datetime import time

from hub.core.jobs import Job

JOBS = [Job("write_proxy_pages", at=time(4, 0))]
