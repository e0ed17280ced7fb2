"""What the desk does: passing on, and stopping abuse."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.core.rules import require
from hub.editorial.people import desk_answer
from hub.enquiries import notifications
from hub.enquiries.models import BlockedSender, Enquiry

if TYPE_CHECKING:
    from hub.accounts.models import User

State = Enquiry.State


@transaction.atomic
def passed_on(enquiry: Enquiry, user: "User") -> None:
    """The desk told the page's people: tell the sender, and forget what it was."""
    require(desk_answer(user))
    enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if enquiry.state != State.AT_DESK:
        return
    notifications.passed_on(enquiry)
    enquiry.state = State.PASSED_ON
    enquiry.handled_at = timezone.now()
    enquiry.forget_content()
    enquiry.save()


@transaction.atomic
def block(hashed_sender: str, user: "User", reason: str) -> BlockedSender:
    """Let enquiries of a sender go nowhere; those at the desk are forgotten too."""
    require(desk_answer(user))
    blocked, _is_new = BlockedSender.objects.get_or_create(
        hashed_sender=hashed_sender, defaults={"reason": reason, "blocked_by": user}
    )
    for enquiry in Enquiry.objects.from_sender(hashed_sender).to_be_passed_on():
        enquiry.state = State.BLOCKED
        enquiry.handled_at = timezone.now()
        enquiry.forget_content()
        enquiry.save()
    return blocked


@transaction.atomic
def unblock(blocked: BlockedSender, user: "User") -> None:
    require(desk_answer(user))
    blocked.delete()
