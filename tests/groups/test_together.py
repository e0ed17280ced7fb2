"""Two people at the same page: the second sees both versions, and nothing is lost."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from hub.forms.models import Draft
from hub.submissions.workflow import ReviewState, State
from tests.groups.portal import edit, form_of, send, step_url


@pytest.fixture
def other(people):
    client = Client()
    client.force_login(people["editor"])
    return client


def test_the_second_sees_both(hub, member, other):
    url = step_url(hub.group, "activity")
    mine, theirs = form_of(member.get(url)), form_of(other.get(url))
    other.post(url, theirs | {"activity": "大和田が書いた文"})
    answer = member.post(url, mine | {"activity": "川又が書いた文"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "大和田が書いた文" in text
    assert "川又が書いた文" in text
    assert Draft.objects.get().data["activity"] == "大和田が書いた文"
    again = form_of(answer)
    assert again["activity"] == ["川又が書いた文"]
    member.post(url, again | {"activity": "ふたりで書いた文"})
    assert Draft.objects.get().data["activity"] == "ふたりで書いた文"


def test_who_saved_it_in_another_window_is_not_told_of_somebody_else(hub, member):
    url = step_url(hub.group, "activity")
    older, newer = form_of(member.get(url)), form_of(member.get(url))
    member.post(url, newer | {"activity": "さきに書いた文"})
    text = member.post(url, older | {"activity": "あとで書いた文"}).content.decode()
    assert gettext("You saved this in another window") in text
    assert gettext("Somebody else saved this meanwhile") not in text


def test_different_steps_do_not_disturb_each_other(hub, member, other):
    activity, access = step_url(hub.group, "activity"), step_url(hub.group, "access")
    mine, theirs = form_of(member.get(activity)), form_of(other.get(access))
    other.post(access, theirs | {"language_notes": "英語のカードがあります。"})
    member.post(activity, mine | {"activity": "川又が書いた文"})
    assert Draft.objects.get().data == {
        "activity": "川又が書いた文",
        "language_notes": "英語のカードがあります。",
    }


def test_what_was_not_looked_at_is_not_sent(hub, member, other):
    edit(member, hub.group, "activity", activity="川又が書いた文")
    url = reverse("portal:check", args=[hub.group.pk])
    looked_at = form_of(member.get(url)) | {"agreed": "1"}
    edit(other, hub.group, "activity", activity="大和田が書いた文")
    assert member.post(url, looked_at).status_code == 409
    assert ReviewState.of(hub.group).state == State.DRAFT
    assert send(member, hub.group).status_code == 302


def test_typed_while_the_other_sent_it(hub, member, other):
    edit(other, hub.group, "activity", activity="大和田が書いた文")
    url = step_url(hub.group, "access")
    mine = form_of(member.get(url))
    send(other, hub.group)
    answer = member.post(url, mine | {"language_notes": "長い文を書いた"})
    assert answer.status_code == 409
    assert "長い文を書いた" in answer.content.decode()
    assert "language_notes" not in Draft.objects.get().data


def test_what_became_public_meanwhile_is_kept(hub, member):
    edit(member, hub.group, "activity", activity="川又が書いた文")
    page = type(hub.group).objects.get(pk=hub.group.pk)
    page.purpose = "市が直した目的"
    page.save_revision().publish()
    check = member.get(reverse("portal:check", args=[hub.group.pk])).content.decode()
    assert 'id="change-activity"' in check
    assert 'id="change-purpose"' not in check
    assert send(member, hub.group).status_code == 302
    submitted = Draft.objects.get().submitted_revision.as_object()
    assert submitted.purpose == "市が直した目的"
    assert submitted.activity == "川又が書いた文"
