"""Pausing, being active again, dissolution: asked by the group, approved by the desk."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from groups.choices import RequestKind
from groups.models import GroupPage
from groups.yearly_confirmation.permissions import may_ask
from hub.forms.models import Draft
from hub.mail.models import OutgoingMail
from hub.moderation.services import decide
from hub.submissions.models import Submission
from hub.submissions.workflow import Action, ReviewState, State
from tests.groups.portal import edit, form_of, step_url
from tests.groups.town import PRIVATE

NOTE = "会員がへったため"


def url(group, kind: str) -> str:
    return reverse("portal:life", args=[group.pk, kind])


def fresh(group) -> GroupPage:
    return GroupPage.objects.get(pk=group.pk)


def state(group) -> State:
    return ReviewState.of(group).state


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def ask(client, group, kind: str, **typed):
    data = form_of(client.get(url(group, kind))) | {"note": NOTE} | typed
    return client.post(url(group, kind), data)


def decided(group, people, action=Action.APPROVE, comment=""):
    decide(ReviewState.of(group).task_state, people["desk"], action, comment)


def test_a_pause_from_asking_to_being_active_again(hub, member, people, client):
    group = hub.group
    assert ask(member, group, "pause", day=day(90)).status_code == 302
    sent = Submission.objects.get()
    assert (sent.kind, sent.note, sent.sent_by) == (RequestKind.PAUSE, NOTE, people["owner"])
    assert state(group) == State.REVIEW
    assert fresh(group).activity_status == "active"
    OutgoingMail.objects.all().delete()
    decided(group, people)
    assert fresh(group).activity_status == "paused"
    assert fresh(group).paused_until.isoformat() == day(90)
    assert GroupPage.objects.listed().filter(pk=group.pk).exists()
    assert gettext("This group is taking a break") in Client().get(group.url).content.decode()
    mails = OutgoingMail.objects.filter(recipient=people["owner"].email)
    assert [mail.subject for mail in mails] == [
        gettext("%(name)s is pausing now") % {"name": group.title}
    ]

    assert ask(member, group, "resume").status_code == 302
    assert Submission.objects.first().kind == RequestKind.RESUME
    decided(group, people)
    assert (fresh(group).activity_status, fresh(group).paused_until) == ("active", None)


def test_when_a_pause_is_over_the_group_is_asked_once(hub, member, people, time_machine):
    group = hub.group
    ask(member, group, "pause", day=day(90))
    decided(group, people)
    OutgoingMail.objects.all().delete()
    subject = gettext("Is %(name)s active again?") % {"name": group.title}
    now = timezone.now()

    def asked(days: int) -> list[str]:
        time_machine.move_to(now + timedelta(days=days))
        call_command("ask_for_confirmation", verbosity=0)
        mails = OutgoingMail.objects.filter(subject=subject)
        return sorted(mails.values_list("recipient", flat=True))

    assert asked(90) == []
    members = sorted([people["owner"].email, people["editor"].email])
    assert asked(92) == members
    assert asked(93) == members


def test_dissolved(hub, member, people):
    group = hub.group
    unread = ask(member, group, "closing", day=day(-3))
    assert unread.status_code == 422
    assert NOTE in unread.content.decode()
    ask(member, group, "closing", day=day(-3), understood="on")
    assert "大和田 春香" in Client().get(group.url).content.decode()
    decided(group, people)
    assert not GroupPage.objects.listed().filter(pk=group.pk).exists()
    assert fresh(group).closed_on.isoformat() == day(-3)
    response = Client().get(group.url)
    assert response.status_code == 200
    text = response.content.decode()
    assert (
        gettext("The page stays as a record of what it did. Thank you to everybody who took part.")
        in text
    )
    for gone in ("大和田 春香", 'id="contact"', 'id="join"', *PRIVATE.values()):
        assert gone not in text
    mail = OutgoingMail.objects.filter(recipient=people["editor"].email).last()
    assert "12" in mail.body  # months until private data are deleted
    assert member.get(reverse("portal:page", args=[group.pk])).status_code == 200


def test_taken_back_nothing_of_it_is_left(hub, member):
    ask(member, hub.group, "pause")
    member.post(reverse("portal:withdraw", args=[hub.group.pk]))
    assert state(hub.group) == State.PUBLIC
    assert not Draft.objects.exists()
    assert Submission.objects.get().outcome == Submission.Outcome.WITHDRAWN
    assert fresh(hub.group).get_latest_revision_as_object().activity_status == "active"
    assert ask(member, hub.group, "pause").status_code == 302


def test_sent_back_it_is_asked_anew(hub, member, people):
    ask(member, hub.group, "closing", day=day(-3), understood="on")
    decided(hub.group, people, Action.SEND_BACK, "総会の日を教えてください。")
    assert state(hub.group) == State.RETURNED
    assert member.get(step_url(hub.group, "activity")).status_code == 200
    assert ask(member, hub.group, "closing", day=day(-9), understood="on").status_code == 302
    assert state(hub.group) == State.REVIEW
    decided(hub.group, people)
    assert fresh(hub.group).closed_on.isoformat() == day(-9)


def test_rejected_nothing_of_it_is_left_but_the_reason(hub, member, people, time_machine):
    ask(member, hub.group, "closing", day=day(-3), understood="on")
    decided(hub.group, people, Action.REJECT, "総会の議事録がありません。")
    assert state(hub.group) == State.PUBLIC
    assert not Draft.objects.exists()
    page = reverse("portal:page", args=[hub.group.pk])
    assert "総会の議事録がありません。" in member.get(page).content.decode()
    time_machine.move_to(timedelta(days=31))
    assert ReviewState.of(hub.group).declined is None
    assert ask(member, hub.group, "pause").status_code == 302


def test_pressed_twice_is_sent_once(hub, member):
    data = form_of(member.get(url(hub.group, "pause"))) | {"note": NOTE}
    for _time in range(2):
        assert member.post(url(hub.group, "pause"), data).status_code == 302
    assert Submission.objects.count() == 1


def test_an_open_draft_comes_first_and_stays(hub, member):
    edit(member, hub.group, "activity", activity="書きかけ")
    refused = member.get(url(hub.group, "pause")).content.decode()
    assert gettext("You have a draft. Please send it or throw it away first.") in refused
    for way_on in ("check", "discard"):
        assert reverse(f"portal:{way_on}", args=[hub.group.pk]) in refused
    answer = member.post(url(hub.group, "pause"), {"note": NOTE})
    assert answer.status_code == 409
    assert Draft.objects.get().data == {"activity": "書きかけ"}
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("pause", {"day": day(-1)}),
        ("pause", {"day": "1900-01-01"}),
        ("pause", {"day": "あした"}),
        ("pause", {"day": "\x00"}),
        ("pause", {"note": "x" * 401}),
        ("pause", {"note": "\x00"}),
        ("closing", {"understood": "on"}),
        ("closing", {"understood": "on", "day": "9999-12-31"}),
    ],
)
def test_what_cannot_be_is_said_and_kept(hub, member, kind, typed):
    answer = member.post(url(hub.group, kind), {"note": NOTE} | typed)
    assert answer.status_code == 422
    assert state(hub.group) == State.PUBLIC


def test_looking_changes_nothing(hub, member):
    for kind in ("pause", "resume", "closing"):
        assert member.get(url(hub.group, kind)).status_code == 200
        assert member.head(url(hub.group, kind)).status_code == 200
    assert member.get(url(hub.group, "nonsense")).status_code == 404
    assert not Draft.objects.exists()


# who × state of the group → what they may ask for
EVERYBODY = ("owner", "editor", "other_owner", "outsider", "desk", "approver", "translator", None)
MAY = {
    ("owner", "active"): {RequestKind.PAUSE, RequestKind.CLOSING},
    ("owner", "paused"): {RequestKind.RESUME, RequestKind.CLOSING},
    ("editor", "active"): {RequestKind.PAUSE},
    ("editor", "paused"): {RequestKind.RESUME},
}


@pytest.mark.parametrize("status", ["active", "paused", "closed"])
def test_the_table(hub, people, status):
    GroupPage.objects.filter(pk=hub.group.pk).update(activity_status=status)
    group = fresh(hub.group)
    review_state = ReviewState.of(group)
    for who in EVERYBODY:
        user = people.get(who, AnonymousUser())
        answers = {kind: may_ask(user, kind, group, review_state) for kind in (RequestKind.PAUSE, RequestKind.RESUME, RequestKind.CLOSING)}  # fmt: skip
        allowed = {kind for kind, answer in answers.items() if answer}
        assert allowed == MAY.get((who, status), set()), who
        assert all(answer or answer.reason for answer in answers.values())


@pytest.mark.parametrize("role", ["other_owner", "outsider", "desk", "approver", "translator"])
def test_strangers_find_no_form(hub, people, role):
    client = Client()
    client.force_login(people[role])
    for kind in ("pause", "resume", "closing"):
        assert client.get(url(hub.group, kind)).status_code == 404
        assert client.post(url(hub.group, kind), {"note": NOTE}).status_code == 404
