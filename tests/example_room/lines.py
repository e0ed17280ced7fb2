"""What waits for whom, and how the room is."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from hub.accounts.next_steps import NextStep
from hub.core.today import Waiting
from tests.example_room.models import Loan
from tests.example_room.roles import LENDERS


def for_staff(user) -> Iterator[Waiting]:
    if user.groups.filter(name=LENDERS).exists():
        late = Loan.objects.filter(returned_at=None, due_on__lt=timezone.localdate())
        yield Waiting(late.count(), "返却が遅れている道具", reverse("tool_loans:index"))


def for_borrowers(user, thing: object | None) -> Iterator[NextStep]:
    if thing is None:
        for loan in user.tool_loans.filter(returned_at=None).select_related("tool"):
            yield NextStep(
                "道具を返す", reverse("tool_ask", args=[loan.tool.slug]), loan.tool.title
            )


def health() -> dict[str, int]:
    return {"lent": Loan.objects.filter(returned_at=None).count()}
