"""A second page type is kept from outside: from the first word to its last private value."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from hub.assets.models import HubDocument
from hub.forms.drafts import draft_of
from hub.privacy.models import Consent, PrivateAccess, PrivateDeletion
from hub.submissions.models import DeskEntry, Submission
from hub.submissions.portal import NEW, RESTORED, URGENT
from hub.submissions.workflow import ReviewState, State
from tests.example_room.inside.conftest import bring_to, change, last_sent, waiting_for
from tests.example_room.models import ToolPage
from tests.example_room.portal import LENDING, TOOL
from tests.filling_in import form_of
from tests.hub.assets.papers import pdf

PHONE = "029-000-0707"
USE = "枝を切ります。"
AGREED = {"agreed": "on", LENDING: "on"}
Outcome = Submission.Outcome


def edit(client: Client, tool: ToolPage, slug: str, **typed):
    address = TOOL.address(tool, "step", slug)
    return client.post(address, form_of(client.get(address)) | typed)


def send(client: Client, tool: ToolPage, **typed):
    address = TOOL.address(tool, "check")
    return client.post(address, form_of(client.get(address)) | AGREED | typed)


def decide(client: Client, tool: ToolPage, action: str, **typed):
    address = reverse("moderation_review", args=[waiting_for(tool).pk])
    return client.post(address, {"action": action} | typed)


def state(tool: ToolPage) -> State:
    return ReviewState.of(ToolPage.objects.get(pk=tool.pk)).state


def public(tool: ToolPage) -> str:
    return Client().get(ToolPage.objects.get(pk=tool.pk).url).content.decode()


def unmarked(text: str) -> str:
    """What the desk reads, without the marks of what differs."""
    return re.sub("</?(del|ins)>", "", text)


@pytest.mark.both_databases
def test_from_an_offer_to_the_public_page(browser, people, mails):
    keeper, desk = browser("keeper"), browser("desk")
    begun = keeper.post(reverse("tools:offer"), {"title": "高枝ばさみ"})
    tool = ToolPage.objects.get(title="高枝ばさみ")
    assert begun.url == TOOL.address(tool)
    assert state(tool) == State.HIDDEN
    assert Client().get(tool.url).status_code == 404

    # Three steps; what is missing is named with the way to it, and not sent.
    edit(keeper, tool, "tool", use=USE, kind="garden")
    assert state(tool) == State.DRAFT
    step = TOOL.address(tool, "step", "handover")
    check = keeper.get(TOOL.address(tool, "check")).content.decode()
    assert f'href="{step}"' in check.partition("form-errors")[2]
    assert send(keeper, tool, version="1").status_code == 409
    edit(keeper, tool, "handover", phone=PHONE, hours="日曜の午後")
    manual = SimpleUploadedFile("説明書.pdf", pdf())
    assert edit(keeper, tool, "manual", manual=manual).url == TOOL.address(tool, "check")
    preview = keeper.get(TOOL.address(tool, "preview")).content.decode()
    assert USE in preview
    assert PHONE not in preview

    # Sent with what is agreed to: nobody reads it yet but the desk.
    assert send(keeper, tool, **{LENDING: ""}).status_code == 422
    assert state(tool) == State.DRAFT
    mails()
    assert send(keeper, tool).url == TOOL.address(tool)
    assert state(tool) == State.REVIEW
    assert Consent.objects.get(object_id=str(tool.pk)).kind == LENDING
    told = mails()
    assert {people["keeper"].email, people["desk"].email} <= set(told)
    assert people["other_keeper"].email not in told
    assert Client().get(tool.url).status_code == 404
    assert "高枝ばさみ" in desk.get(reverse("moderation_queue")).content.decode()
    review = desk.get(reverse("moderation_review", args=[waiting_for(tool).pk])).content.decode()
    assert all(words in review for words in (USE, PHONE, "説明書"))
    assert PrivateAccess.objects.filter(person=people["desk"], where="review").exists()

    # Sent back with a reason, corrected, sent again: the same review goes on.
    decide(desk, tool, "send_back", words="長さも書いてください。")
    assert state(tool) == State.RETURNED
    assert "長さも書いてください。" in mails()[people["keeper"].email]
    assert "長さも書いてください。" in keeper.get(TOOL.address(tool)).content.decode()
    assert send(keeper, tool).status_code == 409, "nothing new for the city"
    edit(keeper, tool, "tool", use=f"{USE}長さは3メートルです。")
    send(keeper, tool)
    assert state(tool) == State.REVIEW

    # Approved: exactly that is public, and the private value is not.
    decide(desk, tool, "approve")
    assert state(tool) == State.PUBLIC
    assert draft_of(TOOL, tool) is None
    tool = ToolPage.objects.get(pk=tool.pk)
    assert (tool.phone, tool.live_revision_id) == (PHONE, tool.latest_revision_id)
    text = public(tool)
    assert f"{USE}長さは3メートルです。" in text
    assert "日曜の午後" in text
    assert PHONE not in text
    assert b"".join(Client().get(tool.manual.url).streaming_content).startswith(b"%PDF")
    assert tool.full_url in mails()[people["keeper"].email]
    rows = Submission.objects.filter(page=tool).order_by("pk").values_list("kind", "outcome")
    assert list(rows) == [(NEW, Outcome.SENT_BACK), (NEW, Outcome.APPROVED)]


def test_what_is_urgent_is_public_at_once_and_looked_at_afterwards(browser, people, tool, mails):
    keeper, desk = browser("keeper"), browser("desk")
    edit(keeper, tool, "handover", hours="今週はお休みです。", phone_public="1")
    version = {"version": draft_of(TOOL, tool).version, "note": "かぜのため"}
    assert keeper.post(TOOL.address(tool, "urgent"), version).url == TOOL.address(tool)
    assert state(tool) == State.PUBLIC
    assert "今週はお休みです。" in public(tool)
    assert tool.phone in public(tool)
    assert keeper.post(TOOL.address(tool, "urgent"), version).status_code == 409
    urgent = last_sent(tool)
    assert (urgent.kind, urgent.outcome) == (URGENT, Outcome.PUBLISHED)
    assert "かぜのため" in mails()[people["desk"].email]
    assert tool.title in desk.get(reverse("moderation_queue"), {"show": "urgent"}).content.decode()
    look = reverse("moderation_urgent", args=[urgent.pk])
    assert "今週はお休みです。" in unmarked(desk.get(look).content.decode())
    desk.post(look, {"seen": "1"})
    urgent.refresh_from_db()
    assert (urgent.outcome, urgent.decided_by) == (Outcome.APPROVED, people["desk"])

    # A second one is taken back, with a reason that the keeper reads.
    change(tool, people["keeper"], "handover", hours="いつでも")
    keeper.post(TOOL.address(tool, "urgent"), {"version": draft_of(TOOL, tool).version})
    mails()
    look = reverse("moderation_urgent", args=[last_sent(tool).pk])
    desk.post(look, {"revert": "1", "reason": "夜は受け取れません。"})
    assert "今週はお休みです。" in public(tool)
    assert "夜は受け取れません。" in mails()[people["keeper"].email]


def test_what_is_more_than_urgent_waits_for_the_city(browser, people, tool):
    change(tool, people["keeper"], "handover", hours="朝だけ")
    draft = change(tool, people["keeper"], "tool", use="つちを掘ります。")
    urgent = browser("keeper").post(TOOL.address(tool, "urgent"), {"version": draft.version})
    assert urgent.status_code == 409
    assert "つちを掘ります。" not in public(tool)


def test_every_version_is_in_the_history_and_an_earlier_one_is_put_back(
    browser, people, tool, mails
):
    keeper, desk = browser("keeper"), browser("desk")
    first, secret = tool.live_revision_id, tool.phone
    edit(keeper, tool, "tool", use="べつの使い方です。")
    edit(keeper, tool, "handover", phone="029-000-0808")
    send(keeper, tool)
    decide(desk, tool, "approve")
    history = keeper.get(TOOL.address(tool, "history")).content.decode()
    assert TOOL.address(tool, "version", first) in history
    version = keeper.get(TOOL.address(tool, "version", first)).content.decode()
    assert tool.use in version
    assert secret not in version

    at_desk = desk.get(reverse("moderation_history", args=[tool.pk])).content.decode()
    look = reverse("moderation_version", args=[tool.pk, first])
    assert look in at_desk
    assert tool.use in unmarked(desk.get(look).content.decode())
    mails()
    assert desk.post(look, {"reason": "間違いでした。"}).status_code == 302
    restored = ToolPage.objects.get(pk=tool.pk)
    assert restored.use == tool.use
    assert restored.phone == "029-000-0808", "what is private never comes back"
    assert last_sent(tool).kind == RESTORED
    assert "間違いでした。" in mails()[people["keeper"].email]


def test_what_is_taken_back_can_be_changed_and_what_is_rejected_too(browser, tool, mails, people):
    keeper, desk = browser("keeper"), browser("desk")
    edit(keeper, tool, "tool", use="べつの使い方です。")
    send(keeper, tool)
    review = reverse("moderation_review", args=[waiting_for(tool).pk])
    keeper.post(TOOL.address(tool, "withdraw"))
    assert state(tool) == State.DRAFT
    assert desk.post(review, {"action": "approve"}).status_code == 302
    assert "べつの使い方です。" not in public(tool)
    send(keeper, tool)
    mails()
    decide(desk, tool, "reject", words="道具ではありません。")
    assert state(tool) == State.DRAFT
    assert "道具ではありません。" in mails()[people["keeper"].email]
    keeper.post(TOOL.address(tool, "discard"))
    assert state(tool) == State.PUBLIC
    outcomes = Submission.objects.filter(page=tool).values_list("outcome", flat=True)
    assert set(outcomes) == {Outcome.WITHDRAWN, Outcome.REJECTED}


def test_the_desk_types_for_a_keeper_and_says_what_it_rests_on(browser, people, tool):
    desk = browser("desk")
    assert desk.get(TOOL.address(tool)).status_code == 404
    DeskEntry.objects.create(page=tool, user=people["desk"])
    assert edit(desk, tool, "tool", use="電話で聞いた使い方です。").status_code == 302
    assert "portal__acting" in desk.get(TOOL.address(tool, "check")).content.decode()
    assert send(desk, tool).status_code == 422
    send(desk, tool, call_note="11月30日、持ち主から電話")
    sent = last_sent(tool)
    assert (sent.typed_at_desk, sent.is_backed) == (True, True)
    decide(desk, tool, "approve")
    assert "電話で聞いた使い方です。" in public(tool)


def test_the_desk_approves_together_what_is_harmless(browser, people, tool):
    keeper, desk = browser("keeper"), browser("desk")
    edit(keeper, tool, "handover", hours="土曜の午後")
    send(keeper, tool)
    chosen = {"task": waiting_for(tool).pk}
    together = reverse("moderation_together")
    assert "土曜の午後" in unmarked(desk.get(together, chosen).content.decode())
    desk.post(together, chosen)
    assert "土曜の午後" in public(tool)


def everywhere(tool: ToolPage) -> str:
    """All that the hub keeps of the page: its row, its versions, its drafts."""
    rows = ToolPage.objects.filter(pk=tool.pk).values()
    versions = Revision.objects.for_instance(tool).values("content")
    draft = draft_of(TOOL, tool)
    return str([*rows, *versions, draft and draft.data])


@pytest.mark.both_databases
@pytest.mark.parametrize("days", [400, 300])
def test_a_year_after_the_last_loan_what_was_private_is_gone(browser, people, tool, days):
    keeper = browser("keeper")
    secret = tool.phone
    edit(keeper, tool, "handover", phone=PHONE)
    send(keeper, tool)
    decide(browser("desk"), tool, "approve")
    change(tool, people["keeper"], "handover", phone="029-000-0909")
    ToolPage.objects.filter(pk=tool.pk).update(
        given_up_on=timezone.localdate() - timedelta(days=days)
    )
    call_command("forget", only=["tools.given_up"], verbosity=0)
    kept = everywhere(tool)
    found = [phone in kept for phone in (secret, PHONE, "029-000-0909")]
    assert found == [days < 365] * 3
    assert tool.use in public(tool)
    assert PrivateDeletion.objects.filter(object_id=str(tool.pk)).exists() == (days > 365)


def test_what_is_public_stays_when_the_rest_goes(people, tool):
    ToolPage.objects.filter(pk=tool.pk).update(phone_public=True, given_up_on="2020-01-01")
    call_command("forget", only=["tools.given_up"], verbosity=0)
    assert tool.phone in public(tool)


@pytest.mark.both_databases
def test_a_file_that_could_come_back_stays_and_a_dropped_one_goes(browser, tool):
    """`submissions.unused_documents`, of a page type of which the hub knows nothing."""
    keeper, desk = browser("keeper"), browser("desk")
    for name in ("古い.pdf", "新しい.pdf"):
        edit(keeper, tool, "manual", manual=SimpleUploadedFile(name, pdf()))
        send(keeper, tool)
        decide(desk, tool, "approve")
    edit(keeper, tool, "manual", manual=SimpleUploadedFile("やめた.pdf", pdf()))
    keeper.post(TOOL.address(tool, "discard"))
    long_ago = timezone.now() - timedelta(days=30)
    HubDocument.objects.update(created_at=long_ago)
    Submission.objects.update(decided_at=long_ago)
    call_command("forget", only=["submissions.unused_documents"], verbosity=0)
    titles = set(HubDocument.objects.filter(title__endswith=".pdf").values_list("title", flat=True))
    assert {"古い.pdf", "新しい.pdf"} <= titles
    assert "やめた.pdf" not in titles


def test_returned_is_what_the_keeper_is_asked_to_do_next(browser, people, tool):
    bring_to("returned", tool, people)
    home = browser("keeper").get(reverse("portal:home")).content.decode()
    assert "道具のページを直す" in home
