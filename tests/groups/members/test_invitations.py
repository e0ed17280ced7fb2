"""An invitation: sent, shown, accepted once by the holder of its link, renewed, withdrawn."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from groups.members import invitations
from groups.members.permissions import NOT_OPEN, STAFF_KEEP_NO_GROUP, TOO_OLD
from groups.models import Invitation, Membership, MembershipEvent
from hub.accounts.models import User
from hub.core.rules import Refused
from tests.groups.members.conftest import roles
from tests.groups.portal import form_of
from tests.groups.town import PASSWORD

NEW = "atarashii@example.jp"
State = Invitation.State


def people_url(group, name="people", *keys) -> str:
    return reverse(f"portal:{name}", args=[group.pk, *keys])


@pytest.fixture
def invite(hub, as_person, post):
    """Invite over the portal; return the path of the link in the e-mail."""

    def send(email=NEW, **typed):
        client, url = as_person("owner"), people_url(hub.group, "invite")
        response = client.post(url, form_of(client.get(url)) | {"email": email} | typed)
        assert response.status_code == 302, response.content.decode()
        return post.link(email)

    return send


def test_somebody_without_an_account_joins_and_is_signed_in(hub, people, invite, post):
    link = invite(name="新井 かおる")
    visitor = Client()
    page = visitor.get(link)
    text = page.content.decode()
    assert page.status_code == 200
    for shown in (hub.group.title, "川又", "新井 かおる"):
        assert shown in text
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]
    assert not User.objects.filter(email=NEW).exists()  # looking changes nothing

    answer = visitor.post(link, {"answer": "yes", "name": "新井 かおる", "password": ""})
    assert answer.url == reverse("portal:page", args=[hub.group.pk])
    assert visitor.get(answer.url).status_code == 200
    user = User.objects.get(email=NEW)
    assert not user.has_usable_password()
    assert user.get_full_name() == "新井 かおる"
    assert roles(hub.group)[user.username] == "editor"
    assert "新井 かおる" in post.to("owner@example.jp")[-1].body
    assert NEW not in post.to("editor@example.jp")[-1].body
    assert Invitation.objects.get().state == State.ACCEPTED


def test_who_chooses_a_password_signs_in_with_it(hub, people, invite):
    link = invite()
    weak = Client().post(link, {"answer": "yes", "name": "新井", "password": "himitsu"})
    assert weak.status_code == 422
    assert "新井" in weak.content.decode()
    Client().post(link, {"answer": "yes", "name": "新井", "password": PASSWORD})
    later = Client()
    assert later.post("/accounts/login/", {"login": NEW, "password": PASSWORD}).url == "/mypage/"


def test_the_mail_is_in_the_language_of_the_reader_and_its_text_is_not_kept(
    hub, people, invite, post
):
    link = invite(language="en")
    (mail,) = post.to(NEW)
    assert link.startswith("/en/mypage/invitation/")
    assert mail.language == "en"
    assert mail.is_confidential
    assert hub.group.title in mail.subject


def test_who_has_an_account_signs_in_first_and_comes_back(hub, people, invite):
    link = invite(email="outsider@example.jp")
    visitor = Client()
    page = visitor.get(link)
    assert reverse("account_login") in page.content.decode()
    visitor.post(link, {"answer": "yes", "name": "だれか"})
    assert "outsider" not in roles(hub.group)  # the link alone signs nobody in
    sign_in = f"{reverse('account_login')}?next={link}"
    back = visitor.post(sign_in, {"login": "outsider", "password": PASSWORD, "next": link})
    assert back.url == link
    visitor.post(link, {"answer": "yes"})
    assert roles(hub.group)["outsider"] == "editor"


def test_accepting_twice_is_the_same_as_once(hub, people, invite, as_person):
    link = invite(email="outsider@example.jp")
    client = as_person("outsider")
    for _click in range(2):
        answer = client.post(link, {"answer": "yes"})
        assert answer.url == reverse("portal:page", args=[hub.group.pk])
    assert Membership.objects.filter(group=hub.group, user=people["outsider"]).count() == 1
    assert MembershipEvent.objects.filter(kind="joined").count() == 1


def test_a_used_link_lets_nobody_else_in(hub, people, invite, as_person):
    link = invite(email="outsider@example.jp")
    as_person("outsider").post(link, {"answer": "yes"})
    for client in (as_person("other_owner"), Client()):
        response = client.post(link, {"answer": "yes", "name": "x"})
        assert response.status_code == 410
        assert response.context["refusal"] == NOT_OPEN[State.ACCEPTED]
    assert set(roles(hub.group)) == {"owner", "editor", "outsider"}


def test_another_account_cannot_accept_what_was_sent_to_somebodys_account(
    hub, people, invite, as_person
):
    link = invite(email="outsider@example.jp")
    as_person("other_owner").post(link, {"answer": "yes"})
    assert set(roles(hub.group)) == {"owner", "editor"}
    assert Invitation.objects.get().state == State.OPEN


def test_an_account_with_an_id_may_accept_what_came_to_a_new_address(
    hub, people, invite, as_person
):
    as_person("other_owner").post(invite(), {"answer": "yes"})
    assert roles(hub.group)["other"] == "editor"
    assert people["other_owner"].memberships.count() == 2


@pytest.mark.parametrize("who", ["desk", "approver", "translator"])
def test_no_account_of_city_hall_becomes_a_member(hub, people, invite, as_person, who):
    address = people[who].email
    link = invite(email=address)
    for client in (as_person(who), Client()):
        response = client.post(link, {"answer": "yes", "name": "x", "password": PASSWORD})
        assert response.context["refusal"] == STAFF_KEEP_NO_GROUP
    assert not people[who].memberships.exists()
    assert User.objects.filter(email=address).count() == 1


def test_a_closed_account_is_not_opened_by_an_invitation(hub, people, invite):
    User.objects.filter(username="outsider").update(is_active=False)
    link = invite(email="outsider@example.jp")
    Client().post(link, {"answer": "yes", "name": "x", "password": PASSWORD})
    assert "outsider" not in roles(hub.group)
    assert not User.objects.get(username="outsider").is_active


def test_no_thank_you(hub, people, invite, post):
    link = invite()
    assert Client().post(link, {"answer": "no"}).status_code == 200
    assert Invitation.objects.get().state == State.DECLINED
    assert NEW in post.to("owner@example.jp")[-1].body
    assert not [mail for mail in post.to("editor@example.jp") if NEW in mail.body]
    assert Client().post(link, {"answer": "yes", "name": "x"}).status_code == 410


def test_withdrawn_and_too_old_say_kindly_what_to_do(hub, people, invite, as_person):
    link, owner = invite(), as_person("owner")
    invitation = Invitation.objects.get()
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    page = Client().post(link, {"answer": "yes", "name": "x"})
    assert page.status_code == 410
    assert page.context["refusal"] == TOO_OLD
    url = people_url(hub.group, "withdraw_invitation", invitation.pk)
    assert owner.get(url).status_code == 200
    assert Invitation.objects.get().state == State.OPEN
    owner.post(url)
    page = Client().post(link, {"answer": "yes", "name": "x"})
    assert page.status_code == 410
    assert page.context["refusal"] == NOT_OPEN[State.WITHDRAWN]
    assert owner.post(url).status_code == 404  # it is in the list no more


def test_a_renewed_invitation_has_a_new_link_and_the_old_one_is_void(
    hub, people, invite, as_person, post
):
    old, owner = invite(), as_person("owner")
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    owner.post(people_url(hub.group, "renew", Invitation.objects.get().pk))
    new = post.link(NEW)
    assert new != old
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200


@pytest.mark.parametrize("token", ["x", "%00", "あ", "a" * 3000])
def test_a_link_that_never_was(hub, people, invite, token):
    invite()
    response = Client().get(f"/mypage/invitation/{token}/")
    assert response.status_code == 404


def test_nobody_is_invited_twice_and_no_member_is_invited(hub, people, invite, as_person):
    invite()
    client, url = as_person("owner"), people_url(hub.group, "invite")
    for email in (NEW, NEW.upper(), "editor@example.jp"):
        typed = {"email": email, "role": "editor", "language": "ja", "name": "新井"}
        response = client.post(url, typed)
        assert response.status_code == 422, email
        assert "新井" in response.content.decode()
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    "typed",
    [
        {"email": "なし"},
        {"email": f"{'a' * 300}@example.jp"},
        {"role": "desk"},
        {"language": "xx"},
        {"name": "https://example.com で当選"},
        {"name": "あ" * 81},
        {"name": "a\x00b"},
    ],
)
def test_what_cannot_be_is_refused(hub, people, as_person, typed):
    values = {"email": NEW, "role": "editor", "language": "ja", "name": "新井"} | typed
    response = as_person("owner").post(people_url(hub.group, "invite"), values)
    assert response.status_code == 422
    assert not Invitation.objects.exists()


def test_an_owner_cannot_flood_mailboxes(hub, people):
    for number in range(invitations.MAX_PER_DAY):
        invitations.invite(hub.group, people["owner"], email=f"n{number}@example.jp", role="editor")
    with pytest.raises(Refused):
        invitations.invite(hub.group, people["owner"], email=NEW, role="editor")
    with pytest.raises(Refused):
        invitations.renew(Invitation.objects.first(), people["owner"])
    assert invitations.invite(
        hub.group, people["desk"], email=NEW, role="editor", as_desk=True, reason="電話"
    )


def test_the_pages_speak_the_language_of_the_address(hub, people, invite):
    link = invite(language="vi")
    page = Client().get(link).content.decode()
    assert '<html lang="vi"' in page
    with translation.override("vi"):
        assert str(Membership.Role.EDITOR.label) in page


def test_who_never_was_signed_in_here_is_told_after_it(hub, people, invite):
    client = Client()
    answer = client.post(invite(), {"answer": "yes", "name": "新井", "password": ""})
    assert [message.level_tag for message in get_messages(answer.wsgi_request)] == ["success"]


def test_what_was_typed_outlives_the_end_of_the_session(hub, people):
    client, url = Client(), people_url(hub.group, "invite")
    ended = client.post(url, {"email": NEW, "name": "新井", "role": "owner", "language": "vi"})
    client.post(ended.url, {"login": "owner", "password": PASSWORD, "next": url})
    typed = form_of(client.get(url))
    assert (typed["email"], typed["name"], typed["role"]) == ([NEW], ["新井"], ["owner"])
    assert not Invitation.objects.exists()


def test_addresses_of_invitations_that_ended_long_ago_are_forgotten(hub, people, invite):
    invite()
    invite(email="zwei@example.jp")
    long_ago = timezone.now() - Invitation.KEEP - timedelta(days=1)
    Invitation.objects.filter(email=NEW).update(expires_at=long_ago)
    call_command("forget", verbosity=0)
    assert [row.email for row in Invitation.objects.all()] == ["zwei@example.jp"]
    assert MembershipEvent.objects.count() == 2  # what happened stays, without the address
