"""What follows when the city approves what a group sent."""

from groups.models import Submission
from groups.yearly_confirmation import notifications, services


def approved(sender: type, instance, **kwargs: object) -> None:
    """Signal receiver (workflow_approved): a correction confirms, a request takes effect."""
    review = instance.current_task_state
    submission = Submission.objects.filter(task_state_id=review.pk).select_related("group").first()
    if submission is None:
        return
    if submission.kind == Submission.Kind.CONFIRMATION:
        services.confirm_with_change(submission)
    elif submission.is_about_life:
        notifications.request_approved(submission.group, submission)
