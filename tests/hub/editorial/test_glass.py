"""Superusers publish past the approval only with a reason that everybody who approves reads."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from hub.editorial.glass import publish_past_review
from hub.editorial.models import Decision

REASON = "避難所の電話番号が誤っていたため"


def address(page) -> str:
    return reverse("editorial:past_review", args=[page.pk])


def test_with_a_reason_the_draft_is_public_and_all_approvers_are_told(client, steps, people, mails):
    page = steps.public_page(people.writer)
    steps.change(page, people.writer, title="電話番号を直した")
    client.force_login(people.superuser)
    assert "避難" not in client.get(address(page)).content.decode()
    client.post(address(page), {"reason": REASON})
    assert steps.fresh(page).title == "電話番号を直した"
    row = Decision.objects.get()
    assert (row.outcome, row.comment) == (Decision.Outcome.PAST_REVIEW, REASON)
    assert row.decided_by == people.superuser
    assert "電話番号を直した" in row.changes
    told = mails()
    assert {people.approver.email, people.second_approver.email} <= told.keys()
    assert people.writer.email not in told
    assert REASON in told[people.approver.email].body


@pytest.mark.parametrize("reason", ["", "   ", "急ぎ", " " * 20 + "急ぎ"])
def test_without_a_reason_nothing_happens(reason, client, steps, people):
    page = steps.new_page(people.writer)
    client.force_login(people.superuser)
    assert client.post(address(page), {"reason": reason}).status_code == 200
    assert not steps.fresh(page).live
    with pytest.raises(ValueError, match=r"reason|理由"):
        publish_past_review(page, people.superuser, reason)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("role", ["writer", "approver", "second_approver", "desk", "reviewer"])
def test_nobody_below_a_superuser_may(role, client, steps, people):
    page = steps.new_page(people.writer)
    user = getattr(people, role)
    client.force_login(user)
    client.post(address(page), {"reason": REASON})
    assert not steps.fresh(page).live
    with pytest.raises(PermissionDenied):
        publish_past_review(page, user, REASON)


def test_never_while_somebody_reviews_it(client, steps, people, waiting):
    page = waiting.workflow_state.content_object
    client.force_login(people.superuser)
    client.post(address(page), {"reason": REASON})
    assert steps.fresh(page).title == "清掃の日"
    assert not Decision.objects.exists()


def test_the_editor_offers_it_to_superusers_alone(client, steps, people):
    page = steps.new_page(people.writer)
    for user, offered in ((people.superuser, True), (people.writer, False)):
        client.force_login(user)
        editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert (address(page) in editor) is offered
        assert "action-publish" not in editor
