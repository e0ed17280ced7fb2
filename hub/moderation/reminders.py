"""Reminders of what waits: to the desk once a submission, to the senders once a request.

What was reminded of is noted in the same transaction as the email, so that a second run of the
day, or a crash between two pages, writes to no one twice.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.core.japanese.working_days import is_working_day, working_days_between
from hub.editorial.people import desk_people
from hub.moderation import notifications
from hub.moderation.queue import returned
from hub.submissions.models import Submission
from hub.submissions.portal import Portal, portals


def remind() -> tuple[int, int]:
    """Send what is due today; return to how many people of the desk and for how many pages.

    Nothing is sent on days on which city hall is closed.
    """
    if not is_working_day(timezone.localdate()):
        return 0, 0
    desk = sum(remind_desk(portal) for portal in portals())
    return desk, sum(remind_senders(portal) for portal in portals())


@transaction.atomic
def remind_desk(portal: Portal) -> int:
    """Tell the desk, in one email each, what has newly waited too long."""
    days = portal.settings().remind_desk_after
    today = timezone.localdate()
    waiting = (
        Submission.objects.of(portal)
        .select_for_update(of=("self",))
        .filter(outcome=Submission.Outcome.WAITING, desk_reminded_at=None)
        .select_related("page")
        .order_by("sent_at", "pk")
    )
    overdue = [
        submission
        for submission in waiting
        if working_days_between(timezone.localdate(submission.sent_at), today) > days
    ]
    people = list(desk_people()) if overdue else []
    for person in people:
        notifications.remind_desk(person, overdue, days)
    if people:
        keys = [submission.pk for submission in overdue]
        Submission.objects.filter(pk__in=keys).update(desk_reminded_at=timezone.now())
    return len(people)


def remind_senders(portal: Portal) -> int:
    """Remind the senders of what the city asked of them, if it asked long enough ago."""
    since = timezone.now() - timedelta(days=portal.settings().remind_correction_after)
    due = returned().of(portal).filter(decided_at__lte=since, sender_reminded_at=None)
    return sum(_remind_sender(pk) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _remind_sender(pk: int) -> bool:
    open_ones = Submission.objects.filter(pk=pk, sender_reminded_at=None)
    if not open_ones.update(sender_reminded_at=timezone.now()):
        return False
    submission = Submission.objects.select_related("page").get(pk=pk)
    notifications.remind_sender(submission.page.specific, submission)
    return True
