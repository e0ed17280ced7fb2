from datetime import time

from hub.core.jobs import EVENING, Job

JOBS = [
    Job("ask_for_confirmation", at=time(8, 30), until=EVENING, part="groups.yearly_confirmation"),
    Job("remind_registrations", at=time(9, 10), until=EVENING, part="groups.registration"),
]
