"""A plain model is filled in step by step, outside the admin, and handed in once."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex

from hub.accounts.me.own_data import export
from hub.accounts.me.services import obstacles
from hub.applications.models import Entry, State
from hub.applications.services import answer
from hub.assets.models import HubDocument
from hub.core.rules import Refused
from hub.forms.drafts import draft_of, finish
from hub.forms.errors import Conflict, Incomplete
from hub.forms.models import Draft
from hub.submissions.files import LEAVE_ALONE
from tests.example_room.inside.conftest import PEOPLE
from tests.example_room.models import Loan
from tests.example_room.portal import LOAN
from tests.filling_in import form_of
from tests.hub.assets.papers import pdf

DUE = (timezone.localdate() + timedelta(days=7)).isoformat()
PURPOSE = "花だんに花を植えます。"
PHONE = "029-000-0606"
INSIDERS = {"borrower", "desk", "approver", "editor"}


def step(loan: Loan, slug: str) -> str:
    return reverse("tools:loan_step", args=[loan.pk, slug])


def overview(loan: Loan) -> str:
    return reverse("tools:loan", args=[loan.pk])


def paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("庭の図.pdf", pdf())


def fill_in(client, loan: Loan, slug: str, **typed):
    return client.post(step(loan, slug), form_of(client.get(step(loan, slug))) | typed)


def who_opens(document: HubDocument, browser) -> set[str]:
    """Return who is shown a file, of people who may do different things."""
    answers = {name: browser(name).get(document.url) for name in ("", *PEOPLE)}
    return {name for name, found in answers.items() if b"".join(found)[:4] == b"%PDF"}


def fill_in_all(client, loan: Loan) -> None:
    fill_in(client, loan, "when", due_on=DUE, purpose=PURPOSE)
    fill_in(client, loan, "reach", phone=PHONE, plan=paper())


@pytest.mark.both_databases
def test_from_the_first_step_to_the_loan(browser, people, tool):
    borrower = browser("borrower")
    begun = borrower.post(reverse("tools:borrow", args=[tool.slug]))
    loan = Loan.objects.get(user=people["borrower"])
    assert begun.url == step(loan, "when")

    saved = fill_in(borrower, loan, "when", due_on=DUE, purpose=PURPOSE)
    assert saved.url == step(loan, "reach")
    assert draft_of(LOAN, loan).data == {"due_on": DUE, "purpose": PURPOSE}
    loan.refresh_from_db()
    assert (loan.due_on, loan.purpose) == (None, ""), "a draft is no loan yet"

    missing = borrower.get(overview(loan)).content.decode()
    assert f'href="{step(loan, "reach")}"' in missing.partition("form-errors")[2]
    assert borrower.post(overview(loan), {"version": 1}).status_code == 409

    assert fill_in(borrower, loan, "reach", phone="０２９ー０００ー０６０６", plan=paper()).url == (
        overview(loan)
    )
    whole = borrower.get(overview(loan))
    text = whole.content.decode()
    plan = HubDocument.objects.latest("pk")
    assert all(words in text for words in (PURPOSE, PHONE, plan.url))
    assert "form-errors" not in text
    assert who_opens(plan, browser) == INSIDERS

    assert borrower.post(overview(loan), form_of(whole)).url == overview(loan)
    loan.refresh_from_db()
    assert (loan.due_on.isoformat(), loan.purpose, loan.phone) == (DUE, PURPOSE, PHONE)
    assert loan.plan == plan
    assert loan.state == State.WAITING
    assert who_opens(plan, browser) == INSIDERS
    assert not Draft.objects.of(LOAN, loan).exists()


def test_handed_in_twice_is_once_and_then_it_is_closed(browser, loan):
    borrower = browser("borrower")
    fill_in_all(borrower, loan)
    looked_over = form_of(borrower.get(overview(loan)))
    borrower.post(overview(loan), looked_over)
    assert borrower.post(overview(loan), looked_over).status_code == 302
    assert Entry.objects.of(loan).count() == 1
    assert "内容を確認して送る" not in borrower.get(overview(loan)).content.decode()
    assert borrower.get(step(loan, "when")).url == overview(loan)
    late = borrower.post(step(loan, "when"), {"due_on": DUE, "purpose": "別のこと"})
    assert late.status_code == 409
    assert "別のこと" in late.content.decode()
    assert not Draft.objects.of(LOAN, loan).exists()


def test_what_was_typed_in_two_windows_stands_side_by_side(browser, loan):
    borrower = browser("borrower")
    first, second = (form_of(borrower.get(step(loan, "when"))) for _window in range(2))
    borrower.post(step(loan, "when"), first | {"due_on": DUE, "purpose": "花だん"})
    both = borrower.post(step(loan, "when"), second | {"due_on": DUE, "purpose": "畑"})
    assert both.status_code == 409
    assert "花だん" in both.content.decode()
    assert form_of(both)["purpose"] == ["畑"]
    assert draft_of(LOAN, loan).data["purpose"] == "花だん"
    borrower.post(step(loan, "when"), form_of(both) | {"purpose": "花だんと畑"})
    assert draft_of(LOAN, loan).data["purpose"] == "花だんと畑"


def test_a_file_waits_while_a_mistake_beside_it_is_mended(browser, loan):
    borrower = browser("borrower")
    wrong = fill_in(borrower, loan, "reach", phone="12", plan=paper())
    assert wrong.status_code == 422
    assert "庭の図.pdf" in wrong.content.decode()
    assert not HubDocument.objects.filter(title="庭の図.pdf").exists()
    borrower.post(step(loan, "reach"), form_of(wrong) | {"phone": PHONE})
    kept = draft_of(LOAN, loan).data
    assert HubDocument.objects.get(pk=kept["plan"]).filename.endswith(".pdf")
    fill_in(borrower, loan, "reach", remove_plan="on")
    assert draft_of(LOAN, loan).data == {"phone": PHONE}


def test_what_is_typed_when_a_session_ends_is_there_after_signing_in(browser, people, loan):
    borrower = browser("borrower")
    typed = form_of(borrower.get(step(loan, "when"))) | {"due_on": DUE, "purpose": PURPOSE}
    borrower.logout()
    assert borrower.post(step(loan, "when"), typed).status_code == 302
    kept = dict(borrower.session)
    borrower.force_login(people["borrower"])
    session = borrower.session
    session.update({name: kept[name] for name in ("typed",)})
    session.save()
    assert PURPOSE in borrower.get(step(loan, "when")).content.decode()


def test_nothing_half_filled_in_is_a_loan(loan, people):
    borrower = people["borrower"]
    with pytest.raises(Incomplete) as nothing_typed:
        finish(LOAN, loan, borrower, 0)
    assert nothing_typed.value.steps == {"when": ["due_on", "purpose"], "reach": ["phone"]}
    draft = Draft.objects.create(form=LOAN.name, object=loan, data={"purpose": PURPOSE}, version=1)
    with pytest.raises(Incomplete):
        finish(LOAN, loan, borrower, 1)
    draft.data |= {"due_on": DUE, "phone": PHONE}
    draft.save()
    with pytest.raises(Conflict):
        finish(LOAN, loan, borrower, 0)
    with pytest.raises(Refused):
        finish(LOAN, loan, people["keeper"], 1)
    assert finish(LOAN, loan, borrower, 1).phone == PHONE


@pytest.mark.parametrize("name", ["", "keeper", "desk", "editor"])
def test_nobody_else_finds_it(browser, loan, name):
    fill_in_all(browser("borrower"), loan)
    version = draft_of(LOAN, loan).version
    for address in (overview(loan), step(loan, "when"), step(loan, "reach")):
        for shown in (browser(name).get(address), browser(name).post(address, {"version": 2})):
            assert shown.status_code == (404 if name else 302), address
            assert PURPOSE not in shown.content.decode()
    assert draft_of(LOAN, loan).version == version
    loan.refresh_from_db()
    assert loan.state == State.BEGUN


@pytest.mark.both_databases
def test_it_is_among_my_data_and_goes_a_year_after_its_end_with_its_file(browser, loan, people):
    borrower = browser("borrower")
    fill_in_all(borrower, loan)
    borrower.post(overview(loan), form_of(borrower.get(overview(loan))))
    assert PHONE in str(export(people["borrower"]))
    loan.refresh_from_db()
    answer(loan, people["desk"], State.APPROVED)
    assert any(loan.tool.title in reason for reason in obstacles(people["borrower"]))

    ReferenceIndex.create_or_update_for_object(loan)  # as the worker does
    plan = loan.plan
    long_ago = timezone.now() - LEAVE_ALONE * 2
    HubDocument.objects.filter(pk=plan.pk).update(created_at=long_ago)
    for days, kept in ((364, True), (366, False)):
        Loan.objects.filter(pk=loan.pk).update(returned_at=timezone.now() - timedelta(days=days))
        for term in ("tools.returned", "submissions.unused_documents"):
            call_command("forget", only=[term], verbosity=0)
        assert Loan.objects.filter(pk=loan.pk).exists() == kept
        assert Entry.objects.filter(object_id=loan.pk).exists() == kept
        assert HubDocument.objects.filter(pk=plan.pk).exists() == kept


def test_its_draft_goes_with_it(browser, loan):
    fill_in_all(browser("borrower"), loan)
    loan.delete()
    assert not Draft.objects.filter(form=LOAN.name).exists()
