"""What waits for whom, and how the room is."""

from collections.abc import Iterator

from django.urls import reverse

from hub.accounts.next_steps import NextStep
from hub.core.today import Waiting
from hub.submissions.workflow import ReviewState, State
from tests.example_room.models import Loan
from tests.example_room.portal import TOOL
from tests.example_room.roles import LENDERS


def for_staff(user) -> Iterator[Waiting]:
    if user.groups.filter(name=LENDERS).exists():
        late = Loan.objects.late().count()
        yield Waiting(late, "返却が遅れている道具", reverse("tool_loans:index"))


def for_people(user, thing: object | None) -> Iterator[NextStep]:
    if thing is not None:
        return
    for loan in user.tool_loans.lent().select_related("tool"):
        yield NextStep("道具を返す", reverse("tools:loan", args=[loan.pk]), loan.tool.title)
    for tool in TOOL.kept_by(user):
        if ReviewState.of(tool).state == State.RETURNED:
            yield NextStep("道具のページを直す", TOOL.address(tool), tool.title)


def health() -> dict[str, int]:
    return {"lent": Loan.objects.lent().count()}
