"""What the desk answers: a loan is sent back, sent again, approved, changed at once, put back."""

import pytest
from django.urls import reverse

from hub.accounts.models import User
from hub.applications import services
from hub.applications.form import form_of
from hub.applications.models import Entry, State
from hub.core.rules import Refused
from hub.core.today import waiting_for
from hub.forms.drafts import draft_of
from hub.forms.errors import Unchanged
from hub.forms.models import Draft
from tests.example_room.models import Loan
from tests.example_room.portal import LOAN
from tests.filling_in import form_of as filled_in

FIRST = {"due_on": "2030-05-09", "purpose": "花を植えます。", "phone": "029-000-0606"}
WHY = "いつ返すかを、もう一度見てください。"
ANSWERS = [State.APPROVED, State.SENT_BACK, State.REJECTED]


def hand_in(loan: Loan, user: User, **values: str) -> Loan:
    draft = draft_of(LOAN, loan) or Draft(form=LOAN.name, object=loan)
    draft.data, draft.version = values, draft.version + 1
    draft.save()
    return services.send(loan, user, draft.version)


def overview(loan: Loan) -> str:
    return reverse("tools:loan", args=[loan.pk])


def desk_page(loan: Loan) -> str:
    return reverse("tool_loans:inspect", args=[loan.pk])


@pytest.fixture
def waiting(loan, people) -> Loan:
    return hand_in(loan, people["borrower"], **FIRST)


@pytest.fixture
def approved(waiting, people) -> Loan:
    return services.answer(waiting, people["desk"], State.APPROVED)


@pytest.mark.both_databases
def test_sent_back_sent_again_and_approved_in_the_browser(waiting, browser, people, mails):
    borrower, desk = browser("borrower"), browser("desk")
    listed = desk.get(reverse("tool_loans:index")).content.decode()
    assert waiting.tool.title in listed
    read = desk.get(desk_page(waiting)).content.decode()
    assert all(value in read for value in (FIRST["purpose"], FIRST["phone"]))

    silent = desk.post(desk_page(waiting), {"answer": "sent_back"})
    assert silent.status_code == 422
    assert "理由" in silent.content.decode()
    mails()
    assert desk.post(desk_page(waiting), {"answer": "sent_back", "words": WHY}).status_code == 302
    assert WHY in mails()[people["borrower"].email]
    seen = borrower.get(overview(waiting)).content.decode()
    assert WHY in seen
    assert str(State.SENT_BACK.label) in seen

    step = reverse("tools:loan_step", args=[waiting.pk, "when"])
    borrower.post(step, filled_in(borrower.get(step)) | {"due_on": "2030-05-16"})
    borrower.post(overview(waiting), filled_in(borrower.get(overview(waiting))))
    told = mails()
    assert waiting.tool.title in told[people["desk"].email]
    assert waiting.tool.title in told[people["borrower"].email]
    assert "2030年5月16日" in desk.get(desk_page(waiting)).content.decode()

    assert desk.post(desk_page(waiting), {"answer": "approved"}).status_code == 302
    waiting.refresh_from_db()
    assert (waiting.state, waiting.due_on.isoformat()) == (State.APPROVED, "2030-05-16")
    kinds = [entry.kind for entry in Entry.objects.of(waiting)]
    assert kinds == ["approved", "sent", "sent_back", "sent"]


@pytest.mark.parametrize("state", ANSWERS)
@pytest.mark.parametrize("name", ["borrower", "keeper", "editor", "approver"])
def test_nobody_but_the_desk_answers(waiting, browser, people, name, state):
    with pytest.raises(Refused):
        services.answer(waiting, people[name], state, WHY)
    page = browser(name).get(desk_page(waiting))
    assert FIRST["phone"] not in page.content.decode()
    browser(name).post(desk_page(waiting), {"answer": state.value, "words": WHY})
    waiting.refresh_from_db()
    assert waiting.state == State.WAITING


def test_nobody_answers_their_own(loan, people):
    Loan.objects.filter(pk=loan.pk).update(user=people["desk"])
    loan.refresh_from_db()
    own = hand_in(loan, people["desk"], **FIRST)
    with pytest.raises(Refused):
        services.answer(own, people["desk"], State.APPROVED)


@pytest.mark.parametrize("state", ANSWERS)
def test_it_is_answered_once(waiting, people, state):
    services.answer(waiting, people["desk"], state, WHY)
    for other in ANSWERS:
        with pytest.raises(Refused):
            services.answer(waiting, people["desk"], other, WHY)


@pytest.mark.parametrize(
    ("state", "may"),
    [
        (State.BEGUN, True),
        (State.WAITING, False),
        (State.SENT_BACK, True),
        (State.APPROVED, True),
        (State.REJECTED, False),
    ],
)
def test_when_it_is_filled_in(loan, people, state, may):
    loan.state = state
    answer = form_of(loan).may_edit(people["borrower"], loan)
    assert bool(answer) == may
    assert may or answer.reason
    assert not form_of(loan).may_edit(people["keeper"], loan)


def test_what_waits_is_taken_back_to_be_changed(waiting, browser):
    borrower = browser("borrower")
    assert borrower.post(overview(waiting), {"withdraw": "1"}).url == overview(waiting)
    waiting.refresh_from_db()
    assert waiting.state == State.BEGUN
    borrower.post(overview(waiting), {"withdraw": "1"})
    assert [entry.kind for entry in Entry.objects.of(waiting)] == ["withdrawn", "sent"]


@pytest.mark.both_databases
def test_what_is_urgent_changes_at_once_and_is_looked_at_afterwards(
    approved, browser, people, mails
):
    mails()
    desk = browser("desk")
    changed = hand_in(approved, people["borrower"], due_on="2030-06-01")
    assert (changed.state, changed.due_on.isoformat()) == (State.APPROVED, "2030-06-01")
    assert approved.tool.title in mails()[people["desk"].email]
    lines = [str(line.label) for line in waiting_for(people["desk"])]
    assert f"貸し出し: {Entry.Kind.CHANGED.label}" in lines
    shown = desk.get(desk_page(approved)).content.decode()
    assert all(day in shown for day in ("2030年5月9日", "2030年6月1日"))

    entry = Entry.objects.of(approved).to_look_at().get()
    desk.post(desk_page(approved), {"answer": "leave", "entry": entry.pk})
    assert not Entry.objects.of(approved).to_look_at().exists()
    with pytest.raises(Refused):
        services.revert(entry, people["desk"], WHY)


def test_what_is_not_urgent_needs_the_desk(approved, people):
    with pytest.raises(Refused) as refused:
        hand_in(approved, people["borrower"], due_on="2030-06-01", purpose="別のこと")
    assert "返す日" in refused.value.answer.reason
    approved.refresh_from_db()
    assert approved.purpose == FIRST["purpose"]
    assert draft_of(LOAN, approved).data["purpose"] == "別のこと", "what was typed is kept"
    draft_of(LOAN, approved).delete()
    with pytest.raises(Unchanged):
        services.send(approved, people["borrower"], 0)


def test_what_was_changed_at_once_is_put_back(approved, people, mails):
    hand_in(approved, people["borrower"], due_on="2030-06-01")
    entry = Entry.objects.of(approved).to_look_at().get()
    with pytest.raises(Refused):
        services.revert(entry, people["borrower"], WHY)
    mails()
    assert services.revert(entry, people["desk"], WHY).due_on.isoformat() == FIRST["due_on"]
    assert WHY in mails()[people["borrower"].email]


def test_what_was_changed_again_since_then_is_not_put_back(approved, people):
    hand_in(approved, people["borrower"], due_on="2030-06-01")
    first = Entry.objects.of(approved).to_look_at().get()
    hand_in(approved, people["borrower"], due_on="2030-06-20")
    assert services.revert(first, people["desk"], WHY).due_on.isoformat() == "2030-06-20"


@pytest.mark.parametrize(
    "sent", [{"answer": "delete"}, {"answer": "leave", "entry": "9" * 30}, {"entry": "x"}, {}]
)
def test_odd_answers_change_nothing(waiting, browser, sent):
    assert browser("desk").post(desk_page(waiting), sent).status_code in (302, 422)
    waiting.refresh_from_db()
    assert waiting.state == State.WAITING
