"""What people are asked to do about the events of their groups."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from events.by_groups.portal import PORTAL
from groups.models import GroupPage
from hub.accounts.next_steps import NextStep
from hub.submissions.models import Submission

if TYPE_CHECKING:
    from hub.accounts.models import User


def lines(user: "User", thing: object | None) -> Iterator[NextStep]:
    """Say which events the city sent back: on the first page, and on that of their group."""
    sent_back = Submission.objects.filter(
        outcome=Submission.Outcome.SENT_BACK,
        task_state__workflow_state__status="needs_changes",
        task_state__workflow_state__current_task_state_id=F("task_state_id"),
    )
    events = PORTAL.kept_by(user).filter(pk__in=sent_back.values("page"))
    if isinstance(thing, GroupPage):
        events = events.filter(keeper=thing)
    elif thing is not None:
        return
    for event in events.distinct():
        yield NextStep(_("Please correct something"), PORTAL.address(event), event.title, order=210)
