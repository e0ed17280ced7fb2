"""The desk's help when the owner is gone: with a reason, on record, and everybody is told."""

import pytest
from django.urls import reverse

from groups.models import Invitation, MembershipEvent
from hub.accounts.models import OneTimeCode, User
from tests.groups.members.conftest import roles

WHY = "代表者が亡くなり、ご家族から連絡（12月3日）"


def admin(name: str, group, *keys) -> str:
    return reverse(f"groups_people{name}", args=[group.pk, *keys])


@pytest.fixture
def desk(as_person):
    return as_person("desk")


def test_no_change_without_a_reason(hub, people, row, desk):
    before = roles(hub.group)
    for address in (
        admin("_owner", hub.group, row("editor").pk),
        admin("_remove", hub.group, row("owner").pk),
        admin("_invite", hub.group),
        admin("_account", hub.group),
    ):
        values = {"email": "n@example.jp", "name": "n", "role": "owner", "language": "ja"}
        assert desk.post(address, values | {"reason": "  "}).status_code == 200
    assert roles(hub.group) == before
    assert not MembershipEvent.objects.exists()


def test_an_editor_is_made_owner_and_the_owner_who_is_gone_removed(
    hub, people, row, desk, post, as_person
):
    desk.post(admin("_owner", hub.group, row("editor").pk), {"reason": WHY})
    desk.post(admin("_remove", hub.group, row("owner").pk), {"reason": WHY})
    assert roles(hub.group) == {"editor": "owner"}
    for address in ("owner@example.jp", "editor@example.jp"):
        assert WHY in post.to(address)[-1].body
        assert "kyodo" not in post.to(address)[-1].body  # the desk did it, not a name
    record = desk.get(admin("", hub.group)).content.decode()
    assert WHY in record
    assert str(people["desk"]) in record
    assert (
        WHY
        in as_person("editor").get(reverse("portal:people", args=[hub.group.pk])).content.decode()
    )


def test_a_group_left_without_owner_is_marked_and_found(hub, people, row, desk):
    desk.post(admin("_remove", hub.group, row("owner").pk), {"reason": WHY})
    assert not desk.get(admin("", hub.group)).context["has_owner"]
    groups = desk.get(reverse("groups_people_index"), {"alone": "1"}).context["object_list"]
    assert [group.pk for group in groups] == [hub.group.pk]
    found = desk.get(reverse("groups_people_index"), {"q": "かわべ"}).context["object_list"]
    assert [group.pk for group in found] == [hub.group.pk]


def test_a_successor_without_e_mail_gets_a_letter(hub, people, desk, client):
    values = {"name": "高橋 いね", "role": "owner", "language": "ja", "reason": WHY}
    letter = desk.post(admin("_account", hub.group), values, follow=True)
    user = User.objects.get(display_name="高橋 いね")
    assert roles(hub.group)[user.username] == "owner"
    assert user.email is None
    for shown in (user.username, hub.group.title, "高橋 いね"):
        assert shown in letter.content.decode()
    assert OneTimeCode.objects.filter(user=user).count() == 1
    event = MembershipEvent.objects.get()
    assert (event.kind, event.reason, event.person) == ("account", WHY, user)


def test_somebody_added_by_e_mail_accepts_as_usual(hub, people, row, desk, post, client):
    desk.post(admin("_remove", hub.group, row("owner").pk), {"reason": WHY})
    values = {"email": "n@example.jp", "role": "owner", "language": "ja", "reason": WHY}
    desk.post(admin("_invite", hub.group), values)
    client.post(post.link("n@example.jp"), {"answer": "yes", "name": "根本", "password": ""})
    assert User.objects.get(email="n@example.jp").memberships.get().is_owner


def test_an_invitation_is_withdrawn_at_the_desk(hub, people, desk, post, client):
    values = {"email": "n@example.jp", "role": "owner", "language": "ja", "reason": WHY}
    desk.post(admin("_invite", hub.group), values)
    invitation = Invitation.objects.get()
    desk.post(admin("_withdraw", hub.group, invitation.pk), {"reason": WHY})
    assert client.get(post.link("n@example.jp")).status_code == 410


def test_the_desk_is_asked_to_tell_whoever_has_no_e_mail(hub, people, row, desk):
    User.objects.filter(username="editor").update(email=None)
    answer = desk.post(admin("_remove", hub.group, row("editor").pk), {"reason": WHY}, follow=True)
    levels = [message.level_tag for message in answer.context["messages"]]
    assert sorted(levels) == ["success", "warning"]
