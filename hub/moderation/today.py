"""What waits for the desk, and for who approves second (`hub.core.today`)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.core.today import Waiting
from hub.editorial.people import is_desk
from hub.moderation import queue
from hub.submissions.permissions import may_see_queue

if TYPE_CHECKING:
    from hub.accounts.models import User


def lines(user: "User") -> Iterator[Waiting]:
    if not may_see_queue(user):
        return
    address = reverse("moderation_queue")
    yield Waiting(queue.tasks_for(user).count(), _("Sent in for review"), address, order=100)
    if is_desk(user):
        urgent = queue.urgent().count()
        label = _("Urgent corrections to look at")
        yield Waiting(urgent, label, f"{address}?show=urgent", order=110)
