"""A tool of the demonstration, which somebody has borrowed."""

from datetime import timedelta

from django.utils import timezone

from hub.accounts.models import User
from hub.applications.models import State
from hub.pages.demo_registry import PageSpec, read_yaml
from tests.example_room.models import Loan, ToolIndexPage, ToolPage


def page_specs() -> list[PageSpec]:
    shed, *tools = read_yaml("tests/example_room/demo/tools.yaml")
    return [
        PageSpec("tools", ToolIndexPage, shed),
        *(PageSpec(f"tools/{values['slug']}", ToolPage, values) for values in tools),
    ]


def finish(demo) -> None:
    borrower = User.objects.filter(username="D-0002").first()
    if borrower and not Loan.objects.exists():
        yesterday = timezone.localdate() - timedelta(days=1)
        Loan.objects.create(
            tool=demo.page("tools/spade"),
            user=borrower,
            due_on=yesterday,
            purpose="花だんづくり",
            state=State.APPROVED,
        )
