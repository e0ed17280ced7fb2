from datetime import time, timedelta

from hub.core.jobs import EVENING, MORNING, Job

JOBS = [
    Job("follow_sources"),
    Job("draft_translations", part="machine_drafts"),
    Job("check_translations", at=time(4, 20), until=MORNING, limit=timedelta(hours=1)),
    Job("send_translation_lists", at=time(8, 40), until=EVENING),
]
