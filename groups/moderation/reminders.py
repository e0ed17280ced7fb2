"""Reminders of what waits: to the desk once a submission, to the group once a request.

What was reminded of is noted in the same transaction as the email, so that a second run of the
day, or a crash between two groups, writes to no one twice.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from groups.models import GroupSettings, Submission
from groups.moderation import notifications
from groups.moderation.queue import returned
from hub.core.japanese.working_days import is_working_day, working_days_between
from hub.editorial.people import desk_people


def remind() -> tuple[int, int]:
    """Send what is due today; return to how many people of the desk and how many groups.

    Nothing is sent on days on which city hall is closed.
    """
    if not is_working_day(timezone.localdate()):
        return 0, 0
    return remind_desk(), remind_groups()


@transaction.atomic
def remind_desk() -> int:
    """Tell the desk, in one email each, what has newly waited too long."""
    days = GroupSettings.load().remind_desk_after
    today = timezone.localdate()
    waiting = (
        Submission.objects.select_for_update(of=("self",))
        .filter(outcome=Submission.Outcome.WAITING, desk_reminded_at=None)
        .select_related("group")
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


def remind_groups() -> int:
    """Remind each group of what the city asked of it, if it asked long enough ago."""
    since = timezone.now() - timedelta(days=GroupSettings.load().remind_group_after)
    due = returned().filter(decided_at__lte=since, group_reminded_at=None)
    return sum(_remind_group(pk) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _remind_group(pk: int) -> bool:
    open_ones = Submission.objects.filter(pk=pk, group_reminded_at=None)
    if not open_ones.update(group_reminded_at=timezone.now()):
        return False
    submission = Submission.objects.select_related("group").get(pk=pk)
    notifications.remind_group(submission.group, submission)
    return True
