"""Answering: from the e-mail, signed in, with a change. Only a pressed button changes anything."""

from datetime import date

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import Revision

from groups.choices import RequestKind
from groups.models import ConfirmationRequest, GroupPage
from groups.yearly_confirmation import services
from groups.yearly_confirmation.rounds import keep
from groups.yearly_confirmation.tokens import token_of
from hub.core.models import ContentVersion
from hub.core.rules import Refused
from hub.forms.models import Draft
from hub.moderation.services import decide
from hub.submissions.models import Submission
from hub.submissions.portal import CHANGE
from hub.submissions.versions import public_page_moved_on
from hub.submissions.workflow import Action, ReviewState, State
from tests.groups.portal import edit, send
from tests.groups.town import PRIVATE

How = ConfirmationRequest.How
LAST_YEAR = date(2026, 6, 2)


def fresh(group) -> GroupPage:
    return GroupPage.objects.get(pk=group.pk)


def test_looking_changes_nothing(asked, phone):
    phone.opens()  # settings that nobody has saved yet are written by being read
    version = ContentVersion.current()
    for response in (phone.opens(), phone.client.head(phone.address), phone.opens()):
        assert response.status_code == 200
    asked.refresh_from_db()
    assert (asked.answered_on, asked.is_correcting) == (None, False)
    assert fresh(asked.group).confirmed_on == LAST_YEAR
    assert (ContentVersion.current(), Submission.objects.count()) == (version, 0)


def test_it_shows_what_is_public_and_signs_nobody_in(asked, phone):
    response = phone.opens()
    text = response.content.decode()
    assert asked.group.activity in text
    for private in PRIVATE.values():
        assert private not in text
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "same-origin"
    assert not response.cookies
    assert phone.client.get(reverse("portal:home")).status_code == 302


def test_confirmed_with_one_button_without_cookies(asked, phone):
    assert gettext("Confirmed. Thank you.") in phone.presses("ok").content.decode()
    asked.refresh_from_db()
    assert (asked.how, asked.answered_by) == (How.MAIL, None)
    group = fresh(asked.group)
    assert group.confirmed_on == asked.answered_on
    assert group.confirmed_by
    kept = Submission.objects.get()
    assert (kept.kind, kept.outcome) == ("confirmation", "approved")
    assert kept.revision_id == group.live_revision_id


def test_the_second_time_says_so_and_changes_nothing(asked, phone):
    phone.presses("ok")
    asked.refresh_from_db()
    before = (asked.answered_on, ContentVersion.current(), Submission.objects.count())
    for response in (phone.presses("ok"), phone.presses("correct")):
        assert response.status_code in (200, 302)
    assert gettext("Confirmed already. Thank you.") in phone.opens().content.decode()
    asked.refresh_from_db()
    assert (asked.answered_on, ContentVersion.current(), Submission.objects.count()) == before
    assert not asked.is_correcting


@pytest.mark.parametrize("answer", ["", "yes", "\x00", "ok\x00", "OK"])
def test_another_word_confirms_nothing(asked, phone, answer):
    assert phone.presses(answer).status_code == 200
    asked.refresh_from_db()
    assert asked.answered_on is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-1],
        lambda token: token + "A",
        lambda token: "1" + token,
        lambda token: token.partition(".")[0],
        lambda token: Signer(sep=".", salt="something.else").sign(token.partition(".")[0]),
        lambda token: "%00",
        lambda token: "x" * 5000,
    ],
)
def test_a_token_that_is_not_ours_finds_nothing(asked, spoil):
    address = reverse("portal:confirm", args=["TOKEN"]).replace("TOKEN", spoil(token_of(asked)))
    for response in (Client().get(address), Client().post(address, {"answer": "ok"})):
        assert response.status_code == 404
        assert asked.group.title not in response.content.decode()
    asked.refresh_from_db()
    assert asked.answered_on is None


def test_a_token_expires_with_its_round(asked, phone):
    keep(date(2028, 5, 1))
    for response in (phone.opens(), phone.presses("ok")):
        assert response.status_code == 410
        assert asked.group.title not in response.content.decode()
    assert not ConfirmationRequest.objects.exclude(answered_on=None).exists()


def test_a_page_that_is_not_public_is_not_shown(asked, phone):
    GroupPage.objects.filter(pk=asked.group.pk).update(live=False)
    for response in (phone.opens(), phone.presses("ok")):
        assert response.status_code == 410
        assert asked.group.activity not in response.content.decode()


def test_a_dissolved_group_confirms_nothing(asked, phone):
    GroupPage.objects.filter(pk=asked.group.pk).update(activity_status="closed")
    assert phone.presses("ok").status_code == 200
    asked.refresh_from_db()
    assert asked.answered_on is None


def test_members_confirm_on_their_own_pages(asked, member):
    home = member.get(reverse("portal:page", args=[asked.group.pk])).content.decode()
    address = reverse("portal:confirm_signed_in", args=[asked.group.pk])
    assert address in home
    member.post(address, {"answer": "ok"})
    asked.refresh_from_db()
    assert asked.how == How.PORTAL
    assert asked.answered_by.username == "owner"
    with_name = fresh(asked.group).confirmed_by
    assert with_name == gettext("The group's representative")
    home = member.get(reverse("portal:page", args=[asked.group.pk])).content.decode()
    assert address not in home


@pytest.mark.parametrize("username", ["other_owner", "outsider", "desk", "approver", "translator"])
def test_strangers_do_not_confirm_there(asked, people, client, username):
    client.force_login(people[username])
    address = reverse("portal:confirm_signed_in", args=[asked.group.pk])
    assert client.get(address).status_code == 404
    assert client.post(address, {"answer": "ok"}).status_code == 404
    asked.refresh_from_db()
    assert asked.answered_on is None


def test_it_touches_no_draft(asked, phone, member):
    edit(member, asked.group, "activity", activity="書きかけ")
    draft = Draft.objects.get()
    phone.presses("ok")
    again = Draft.objects.get()
    assert (again.data, again.version) == (draft.data, draft.version)
    assert not public_page_moved_on(asked.group, again)
    assert ReviewState.of(asked.group).state == State.DRAFT


def test_it_touches_no_review_and_the_approval_does_not_set_it_back(asked, phone, member, people):
    edit(member, asked.group, "activity", activity="審査を待つ文")
    send(member, asked.group)
    task = ReviewState.of(asked.group).task_state
    phone.presses("ok")
    assert ReviewState.of(asked.group).task_state.pk == task.pk
    assert "審査を待つ文" not in fresh(asked.group).activity
    confirmed_on = fresh(asked.group).confirmed_on
    decide(task, people["desk"], Action.APPROVE)
    group = fresh(asked.group)
    assert group.activity == "審査を待つ文"
    assert group.confirmed_on == confirmed_on != LAST_YEAR


def test_an_old_text_put_back_keeps_the_confirmation(asked, phone):
    old_revision = Revision.objects.get(pk=asked.group.live_revision_id)
    phone.presses("ok")
    old_revision.publish()
    assert fresh(asked.group).confirmed_on != LAST_YEAR


def test_corrected_and_approved_is_confirmed(asked, phone, member, people):
    to_steps = phone.presses("correct")
    assert to_steps.url == reverse("portal:step", args=[asked.group.pk, "identity"])
    assert phone.client.get(to_steps.url).url.startswith(reverse("account_login"))
    edit(member, asked.group, "activity", activity="今年の活動")
    send(member, asked.group)
    sent = Submission.objects.get()
    assert sent.kind == RequestKind.CONFIRMATION
    asked.refresh_from_db()
    assert asked.answered_on is None
    keep(date(2027, 6, 1))  # nobody is reminded while the city looks at it
    asked.refresh_from_db()
    assert asked.stage == ConfirmationRequest.Stage.ASKED
    decide(ReviewState.of(asked.group).task_state, people["desk"], Action.APPROVE)
    asked.refresh_from_db()
    assert asked.how == How.CHANGE
    assert asked.submission_id == sent.pk
    group = fresh(asked.group)
    assert group.activity == "今年の活動"
    assert group.confirmed_on == asked.answered_on
    sent.refresh_from_db()
    assert sent.outcome == Submission.Outcome.APPROVED


def test_a_change_alone_is_no_confirmation(asked, member, people):
    edit(member, asked.group, "activity", activity="電話だけ直した")
    send(member, asked.group)
    assert Submission.objects.get().kind == CHANGE
    decide(ReviewState.of(asked.group).task_state, people["desk"], Action.APPROVE)
    asked.refresh_from_db()
    assert asked.answered_on is None


def test_nothing_public_is_nothing_to_confirm(asked):
    GroupPage.objects.filter(pk=asked.group.pk).update(live=False)
    with pytest.raises(Refused):
        services.confirm(asked, How.MAIL)


def test_after_the_grace_the_page_says_so_until_it_is_confirmed(asked, client):
    notice = gettext("Please ask before you go there")
    keep(date(2027, 8, 29))
    assert notice not in client.get(asked.group.url).content.decode()
    keep(date(2027, 8, 30))
    text = client.get(asked.group.url).content.decode()
    assert notice in text
    assert "2026" in text
    services.confirm(asked, How.MAIL, today=date(2027, 9, 1))
    assert notice not in client.get(asked.group.url).content.decode()


def test_a_later_rounds_answer_settles_an_earlier_one(asked, client):
    keep(date(2027, 8, 30))
    keep(date(2028, 5, 1))
    assert fresh(asked.group).is_overdue
    later = ConfirmationRequest.objects.get(round__year=2028, group=asked.group)
    services.confirm(later, How.MAIL, today=date(2028, 5, 2))
    assert not fresh(asked.group).is_overdue
