from datetime import time, timedelta

from hub.core.jobs import EVENING, Job

JOBS = [
    Job("forget_temporary_uploads"),
    Job("forget_enquiries", at=time(2, 50)),
    Job("forget_mistakes", at=time(2, 50)),
    Job("delete_private_data", at=time(3, 30), limit=timedelta(hours=1)),
    Job("delete_unused_files", at=time(3, 40), limit=timedelta(hours=1)),
    Job("forget_invitations", at=time(3, 50)),
    Job("remind_groups", at=time(8, 30), until=EVENING),
    Job("ask_for_confirmation", at=time(8, 30), until=EVENING),
    Job("tidy_registrations", at=time(9, 10), until=EVENING),
]
