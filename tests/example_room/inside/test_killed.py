"""The server dies (kill -9) while a page of the second type is sent and approved, or a row handed in.

As in tests/groups/test_killed.py, but at every third moment in CI, on both databases.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import Revision, TaskState

from hub.accounts.models import User
from hub.applications.models import Entry
from hub.applications.models import State as LoanState
from hub.forms.drafts import draft_of
from hub.forms.models import Draft
from hub.mail.models import OutgoingMail
from hub.privacy.models import Consent
from hub.submissions.models import Submission
from hub.submissions.sending import withdraw
from hub.submissions.workflow import ReviewState, State
from tests.example_room.inside.conftest import change, waiting_for
from tests.example_room.models import Loan, ToolPage
from tests.example_room.portal import LENDING, LOAN, TOOL
from tests.filling_in import form_of
from tests.killing import attempts, third

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("own_database")]
USE = "枝を切ります。"
ASKED = {"due_on": "2030-05-09", "purpose": "花を植えます。", "phone": "029-000-0606"}


@dataclass(frozen=True)
class Kept:
    """What there is of a page, as somebody who comes later finds it."""

    state: State
    draft: dict
    use: str
    revisions: int
    reviews: int
    outcomes: tuple[str, ...]
    mails: int
    tasks: int
    consents: int

    @classmethod
    def now(cls, tool: ToolPage) -> "Kept":
        connection.close()
        draft = draft_of(TOOL, tool)
        sent = Submission.objects.filter(page=tool).exclude(outcome=Submission.Outcome.WITHDRAWN)
        return cls(
            state=ReviewState.of(tool).state,
            draft=draft.data if draft else {},
            use=ToolPage.objects.get(pk=tool.pk).use,
            revisions=Revision.objects.for_instance(tool).count(),
            reviews=TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).count(),
            outcomes=tuple(sent.values_list("outcome", flat=True)),
            mails=OutgoingMail.objects.count(),
            tasks=DBTaskResult.objects.filter(task_path="hub.mail.services.deliver").count(),
            consents=Consent.objects.filter(object_id=str(tool.pk)).count(),
        )


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=f"shed-{name}"))
    return client


def test_what_is_acknowledged_is_there_and_nothing_is_half_done():
    tool = ToolPage.objects.get(slug="spade", locale__language_code="ja")
    owner = User.objects.get(username="shed-keeper")
    keeper, desk = signed_in("keeper"), signed_in("desk")
    change(tool, owner, "tool", use=USE)
    check = TOOL.address(tool, "check")
    looked_at = form_of(keeper.get(check)) | {"agreed": "on", LENDING: "on"}

    def sent() -> bool:
        return keeper.post(check, looked_at).status_code == 302

    before = Kept.now(tool)
    points = 0
    for moment, answer in attempts(sent, third()):
        kept = Kept.now(tool)
        assert kept.draft == {"use": USE}, moment
        if kept.state == State.DRAFT:
            assert kept == before, moment
            assert answer is None, moment
            points += 1
            continue
        assert (kept.state, kept.use) == (State.REVIEW, before.use), moment
        assert kept.outcomes == ("waiting",), moment
        assert (kept.revisions, kept.reviews) == (before.revisions + 1, before.reviews + 1)
        assert kept.mails - before.mails == kept.tasks - before.tasks > 0, moment
        assert kept.consents == 1, moment
        if answer is None:
            assert sent(), "whoever saw no answer clicks again, and it is the same submission"
            assert Kept.now(tool) == kept, moment
            withdraw(tool, owner)
            before = Kept.now(tool)
    assert answer is True
    assert points > 20 // third()

    review = reverse("moderation_review", args=[waiting_for(tool).pk])
    decision = {"action": "approve"}
    before = Kept.now(tool)
    points = 0
    for moment, answer in attempts(lambda: desk.post(review, decision).status_code == 302, third()):
        for cache in caches.all():
            cache.clear()
        kept = Kept.now(tool)
        if kept.state == State.REVIEW:
            assert kept == before, moment
            assert answer is None, moment
            points += 1
            continue
        assert (kept.state, kept.draft, kept.use) == (State.PUBLIC, {}, USE), moment
        assert kept.outcomes == ("approved",), moment
        assert kept.reviews == before.reviews - 1, moment
        assert kept.mails - before.mails == kept.tasks - before.tasks > 0, moment
        break
    assert points > 20 // third()


def test_a_row_is_handed_in_answered_and_changed_whole_or_not_at_all():
    loan = Loan.objects.create(
        tool=ToolPage.objects.get(slug="spade", locale__language_code="ja"),
        user=User.objects.get(username="shed-borrower"),
    )
    draft = Draft.objects.create(form=LOAN.name, object=loan, data=ASKED, version=1)
    borrower = signed_in("borrower")
    overview = reverse("tools:loan", args=[loan.pk])
    empty = LOAN.step_values(loan)

    def handed_in() -> bool:
        return borrower.post(overview, {"version": draft.version}).status_code == 302

    points = 0
    for moment, answer in attempts(handed_in, every=1):
        connection.close()
        kept = Loan.objects.get(pk=loan.pk)
        waiting = draft_of(LOAN, kept)
        if waiting is None:
            break
        assert (LOAN.step_values(kept), kept.state) == (empty, LoanState.BEGUN), moment
        assert (waiting.data, answer) == (ASKED, None), moment
        points += 1
    assert points >= 3
    assert LOAN.step_values(kept) == LOAN.step_values(Loan()) | ASKED
    assert (kept.state, Entry.objects.of(kept).count()) == (LoanState.WAITING, 1)
    assert handed_in(), "whoever saw no answer sends it again, and it is the same"
    assert Entry.objects.of(kept).count() == 1

    desk = signed_in("desk")
    _whole_or_not(
        lambda: desk.post(reverse("tool_loans:inspect", args=[loan.pk]), {"answer": "approved"}),
        loan,
        (LoanState.WAITING, ASKED["due_on"]),
        (LoanState.APPROVED, ASKED["due_on"]),
    )
    later = "2030-06-01"
    draft = Draft.objects.create(form=LOAN.name, object=loan, data={"due_on": later}, version=1)
    _whole_or_not(
        lambda: borrower.post(overview, {"version": draft.version}),
        loan,
        (LoanState.APPROVED, ASKED["due_on"]),
        (LoanState.APPROVED, later),
    )
    assert draft_of(LOAN, loan) is None


def _whole_or_not(
    done: Callable[[], HttpResponse], loan: Loan, before: tuple[str, str], after: tuple[str, str]
) -> None:
    """Kill the server at each moment of a change: row, history and mails agree afterwards."""
    entries, mails = Entry.objects.of(loan).count(), OutgoingMail.objects.count()
    points = 0
    for moment, answer in attempts(lambda: done().status_code == 302, every=1):
        for cache in caches.all():
            cache.clear()
        connection.close()
        kept = Loan.objects.get(pk=loan.pk)
        found = (kept.state, kept.due_on.isoformat())
        noted, told = Entry.objects.of(loan).count() - entries, OutgoingMail.objects.count() - mails
        if noted:
            break
        assert (found, told, answer) == (before, 0, None), moment
        points += 1
    assert points >= 3
    assert (found, noted) == (after, 1)
    assert told > 0
