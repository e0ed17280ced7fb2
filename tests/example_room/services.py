"""One change, one transaction; no request here."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from hub.accounts.models import User
from hub.forms.drafts import finish, locked
from hub.mail.services import queue_mail
from hub.privacy.models import PrivateDeletion
from hub.privacy.services import delete_private_values
from tests.example_room.models import Loan, ToolIndexPage, ToolPage
from tests.example_room.portal import LOAN


@transaction.atomic
def offer(user: User, title: str) -> ToolPage:
    """Begin the page of a tool that `user` lends: nobody sees it before city hall approved it."""
    shed = ToolIndexPage.objects.sources().select_for_update().get()
    tool = ToolPage(title=title, slug=_slug(), live=False, locale_id=shed.locale_id, owner=user)
    tool.has_unpublished_changes = True
    shed.add_child(instance=tool)
    tool.keepers.create(user=user)
    return tool


def _slug() -> str:
    return f"tool-{ToolPage.objects.order_by('-pk').values_list('pk', flat=True).first() or 0}"


@transaction.atomic
def ask_for(loan: Loan, user: User, version: int) -> Loan:
    """Ask for a tool, in the words that were looked over; asking twice is asking once.

    Raises:
        what `hub.forms.drafts.finish` raises.
    """
    held = locked(LOAN, loan)
    if held.asked_at and held.user_id == user.pk:
        return held
    held = finish(LOAN, held, user, version)
    held.asked_at = timezone.now()
    held.save(update_fields=["asked_at"])
    return held


@transaction.atomic
def remind() -> None:
    """Write to those who have a tool too long, once."""
    for loan in Loan.objects.late().filter(reminded_at=None).select_for_update():
        loan.reminded_at = timezone.now()
        loan.save(update_fields=["reminded_at"])
        queue_mail(
            template="example_room/mail/late",
            context={"loan": loan, "reason": "市民の道具小屋から借りているためです。"},
            recipient=loan.user,
            is_confidential=False,
        )


def given_up_before(day: date) -> QuerySet[ToolPage]:
    """Return the tools that were lent no longer before `day`."""
    return ToolPage.objects.sources().filter(given_up_on__lt=day).order_by("pk")


def forget(tools: QuerySet[ToolPage]) -> int:
    """Delete what their owners kept private; return of how many tools there was anything."""
    why = PrivateDeletion.Why.CLOSED
    return sum(bool(delete_private_values(tool, why=why)) for tool in tools)
