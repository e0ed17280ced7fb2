"""What is filled in here: a loan, which the desk answers, and a tool's page, which it approves."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from hub.accounts.models import User
from hub.applications.form import ApplicationForm
from hub.forms.declaration import Field, Values
from hub.forms.kinds import Document
from hub.privacy import consent_texts
from hub.privacy.consent_texts import Ask
from hub.privacy.services import given, record
from hub.submissions.permissions import may_edit
from hub.submissions.portal import Portal
from hub.submissions.workflow import ReviewState
from tests.example_room.forms import HandoverStep, ManualStep, ReachStep, ToolStep, WhenStep
from tests.example_room.models import Loan, ToolPage
from tests.example_room.permissions import keeps

LENDING = "tool_lending"
consent_texts.register(
    LENDING,
    "道具を貸すこと",
    title="道具を貸すことに同意します",
    text="こわれた道具は、持ち主と借りた人が話し合います。市はお金を払いません。",
)
LOAN = ApplicationForm(
    name="loan",
    model=Loan,
    steps=(WhenStep, ReachStep),
    fields=(
        Field("due_on", is_urgent=True),
        Field("purpose", is_free_text=True),
        Field("phone"),
        Field("plan", Document()),
    ),
    applicants=lambda loan: [loan.user],
    address=lambda loan: reverse("tools:loan", args=[loan.pk]),
    viewset="tool_loans",
)


@dataclass
class LendingSettings:
    """What this city has decided; another room keeps it in a table."""

    second_approver: bool = False
    urgent_at_once: bool = True
    remind_desk_after: int = 3
    remind_correction_after: int = 14


def _kept_by(user: User) -> QuerySet[ToolPage]:
    return ToolPage.objects.sources().filter(keepers__user=user)


def _people(tool: ToolPage) -> Iterable[User]:
    return User.objects.filter(kept_tools__tool=tool, is_active=True).order_by("pk")


def _asks(tool: ToolPage, review_state: ReviewState) -> list[Ask]:
    return [] if LENDING in given(tool) else [Ask(LENDING, required=True)]


def _agreed(
    tool: ToolPage, user: User, review_state: ReviewState, ticked: list[Ask], language: str
) -> Values:
    record(tool, user, ticked, language)
    return {}


TOOL = Portal(
    name="tool",
    model=ToolPage,
    steps=(ToolStep, HandoverStep, ManualStep),
    fields=(
        Field("title"),
        Field("kind", is_harmless=True),
        Field("use", is_free_text=True, is_prose=True),
        Field("hours", is_urgent=True, is_harmless=True, is_free_text=True),
        Field("phone", public_if="phone_public", is_urgent=True),
        Field("manual", Document()),
        # Beyond the steps: what staff change.
        Field("slug"),
        Field("summary"),
        Field("about"),
        Field("given_up_on"),
    ),
    may_edit=may_edit,
    namespace="tools",
    base_template="example_room/base.html",
    keeps=keeps,
    kept_by=_kept_by,
    people=_people,
    settings=LendingSettings,
    asks=_asks,
    agreed=_agreed,
)
