"""One change, one transaction; no request here."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from hub.accounts.models import User
from hub.mail.services import queue_mail
from hub.privacy.models import PrivateDeletion
from hub.privacy.services import delete_private_values
from tests.example_room.models import Loan, ToolIndexPage, ToolPage


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
