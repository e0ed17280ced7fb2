"""What follows when the city approves what a group sent."""

from groups.choices import RequestKind
from groups.models import GroupPage
from groups.yearly_confirmation import notifications, services
from hub.submissions.models import Submission


def approved(sender: type, instance, **kwargs: object) -> None:
    """Signal receiver (workflow_approved): a correction confirms, a request takes effect."""
    review = instance.current_task_state
    submission = Submission.objects.filter(task_state_id=review.pk).select_related("page").first()
    if submission is None or submission.page.specific_class is not GroupPage:
        return
    if submission.kind == RequestKind.CONFIRMATION:
        services.confirm_with_change(submission)
    elif submission.is_request:
        notifications.request_approved(submission.page.specific, submission)
