"""Who is told what. Every message is queued in the transaction of the change."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from groups.changes import changes_between
from groups.models import GroupPage, Submission
from groups.workflow import ReviewState
from hub.editorial.notifications import works_at_city_hall
from hub.editorial.people import desk_people
from hub.mail.services import queue_mail


def submitted(group: GroupPage, user, standing: ReviewState) -> None:
    """Tell the desk that a group's change waits; what staff send, the editorial room tells."""
    if works_at_city_hall(standing.review.workflow_state.requested_by):
        return
    address = settings.BASE_URL + reverse("groups_review", args=[standing.task_state.pk])
    for person in desk_people():
        with translation.override(person.language):
            changed = changes_between(group, standing.task_state.revision.as_object())
            queue_mail(
                template="groups/mail/submitted",
                context={
                    "group": group,
                    "sender": user,
                    "labels": [change.label for change in changed],
                    "due": standing.due,
                    "address": address,
                    "reason": _("You work at the collaboration desk."),
                },
                recipient=person,
                is_confidential=False,
            )


def tell_members(group: GroupPage, template: str, **context: object) -> None:
    for membership in group.memberships.select_related("user"):
        person = membership.user
        if not person.is_active:
            continue
        with translation.override(person.language):
            queue_mail(
                template=f"groups/mail/{template}",
                context={
                    "group": group,
                    "address": settings.BASE_URL + reverse("portal:group", args=[group.pk]),
                    "reason": _("You keep the page of this group."),
                    **context,
                },
                recipient=person,
                is_confidential=False,
            )


def group_of(task_state: TaskState) -> GroupPage | None:
    """Return the group whose own change `task_state` is about, else None."""
    subject = task_state.workflow_state.content_object
    group = subject and subject.specific
    if not isinstance(group, GroupPage) or not group.is_source:
        return None
    return group


def sent_back(sender, instance: TaskState, **kwargs: object) -> None:
    """Signal receiver: tell the members why."""
    group = group_of(instance)
    if group and ReviewState.of(group).is_groups_own:
        tell_members(group, "sent_back", comment=instance.comment)


def approved(sender, instance, **kwargs: object) -> None:
    """Signal receiver (workflow_approved): tell the members that it is public."""
    group = group_of(instance.current_task_state)
    sent = Submission.objects.filter(task_state=instance.current_task_state).first()
    if group and sent and not sent.is_about_life:  # those have a letter of their own
        restored = sent.kind == Submission.Kind.RESTORED
        template = "put_back" if restored else "approved"
        tell_members(group, template, public_address=group.full_url, comment=sent.note)
