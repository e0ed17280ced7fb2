"""Who may do what with a group's people: every cell of role × action, through the URLs too."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from groups.members import invitations
from groups.members.permissions import Action, may
from groups.models import MembershipEvent
from tests.groups.members.conftest import roles

STRANGERS = ("anonymous", "outsider", "other_owner", "approver", "translator")
ROLES = ("owner", "editor", *STRANGERS, "desk")
NOBODYS = set()
# role → what they may do in a group that has one owner and one editor
MAY = dict.fromkeys(STRANGERS, NOBODYS) | {
    "owner": {
        Action.SEE_PEOPLE,
        Action.MANAGE_PEOPLE,
        Action.INVITE,
        Action.MAKE_OWNER,
        Action.REMOVE,
        Action.HAND_OVER,
    },
    "editor": {Action.SEE_PEOPLE, Action.LEAVE},
    "desk": {Action.HELP},
}
WITH_TWO_OWNERS = MAY | {"owner": MAY["owner"] | {Action.LEAVE}}


def table(hub, people, editor_row) -> dict[str, set[Action]]:
    return {
        role: {
            action
            for action in Action
            if may(people.get(role, AnonymousUser()), action, hub.group, editor_row)
        }
        for role in ROLES
    }


def test_the_table(hub, people, row):
    editor = row("editor")
    assert table(hub, people, editor) == MAY
    for role in ROLES:
        for action in set(Action) - MAY[role]:
            assert may(people.get(role, AnonymousUser()), action, hub.group, editor).reason


def test_an_owner_leaves_only_if_another_stays_who_can_sign_in(hub, people, person, row):
    other = person("second")
    hub.group.memberships.create(user=other, role="owner")
    assert table(hub, people, row("editor")) == WITH_TWO_OWNERS
    other.is_active = False
    other.save()
    assert table(hub, people, row("editor")) == MAY


def test_owners_neither_remove_each_other_nor_themselves(hub, people, person, row):
    hub.group.memberships.create(user=person("second"), role="owner")
    owner = people["owner"]
    for whom in ("owner", "second"):
        target = hub.group.memberships.get(user__username=whom)
        assert not may(owner, Action.REMOVE, hub.group, target)
        assert not may(owner, Action.MAKE_OWNER, hub.group, target)


def test_nobody_touches_another_groups_people(hub, people):
    theirs = people["other_owner"].memberships.get()
    for action in (Action.REMOVE, Action.MAKE_OWNER):
        assert not may(people["owner"], action, hub.group, theirs)


def test_a_closed_account_may_nothing(hub, people, row):
    people["owner"].is_active = False
    assert not any(may(people["owner"], action, hub.group, row("editor")) for action in Action)


def portal_addresses(group, row, invitation) -> list[str]:
    pk = group.pk
    names = ("people", "invite", "hand_over", "request", "leave")
    return [
        *(reverse(f"portal:{name}", args=[pk]) for name in names),
        *(reverse(f"portal:{name}", args=[pk, row.pk]) for name in ("make_owner", "remove")),
        *(
            reverse(f"portal:{name}", args=[pk, invitation.pk])
            for name in ("renew", "withdraw_invitation")
        ),
    ]


def admin_addresses(group, row, invitation) -> list[str]:
    pk = group.pk
    return [
        reverse("groups_people_index"),
        *(reverse(f"groups_people{name}", args=[pk]) for name in ("", "_invite", "_account")),
        *(reverse(f"groups_people_{name}", args=[pk, row.pk]) for name in ("owner", "remove")),
        reverse("groups_people_withdraw", args=[pk, invitation.pk]),
    ]


@pytest.fixture
def invitation(hub, people):
    return invitations.invite(hub.group, people["owner"], email="new@example.jp", role="editor")


def signed_in(people, role) -> Client:
    client = Client()
    if role in people:
        client.force_login(people[role])
    return client


@pytest.mark.parametrize("role", [*STRANGERS, "desk"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_find_nothing_on_the_portal(hub, people, row, invitation, role, method):
    client, before = signed_in(people, role), roles(hub.group)
    for address in portal_addresses(hub.group, row("editor"), invitation):
        response = getattr(client, method)(address)
        assert response.status_code == (302 if role == "anonymous" else 404), address
    assert roles(hub.group) == before
    assert MembershipEvent.objects.count() == 1


@pytest.mark.parametrize("role", ["owner", "editor", *STRANGERS])
def test_only_the_desk_gets_into_its_pages(hub, people, row, invitation, role):
    client, before = signed_in(people, role), roles(hub.group)
    for address in admin_addresses(hub.group, row("editor"), invitation):
        for response in (client.get(address), client.post(address, {"reason": "x"})):
            assert response.status_code in (302, 403, 405), address
    assert roles(hub.group) == before


def test_the_desk_gets_in(hub, people, row, invitation):
    client = signed_in(people, "desk")
    for address in admin_addresses(hub.group, row("editor"), invitation):
        assert client.get(address).status_code == 200, address


def test_an_editor_sees_names_and_roles_but_no_address_and_no_invitation(
    hub, people, row, invitation
):
    text = signed_in(people, "editor").get(reverse("portal:people", args=[hub.group.pk]))
    page = text.content.decode()
    assert "川又" in page
    for secret in ("owner@example.jp", "editor@example.jp", "new@example.jp"):
        assert secret not in page
    owners_page = signed_in(people, "owner").get(reverse("portal:people", args=[hub.group.pk]))
    for shown in ("editor@example.jp", "new@example.jp"):
        assert shown in owners_page.content.decode()


def test_an_editor_who_tries_is_told_why_not(hub, people, row, invitation):
    client = signed_in(people, "editor")
    for name, key in (
        ("invite", None),
        ("hand_over", None),
        ("remove", row("owner").pk),
        ("make_owner", row("editor").pk),
        ("renew", invitation.pk),
        ("withdraw_invitation", invitation.pk),
    ):
        args = [hub.group.pk, key] if key else [hub.group.pk]
        response = client.post(reverse(f"portal:{name}", args=args), follow=True)
        assert [message.level_tag for message in response.context["messages"]] == ["error"], name
    assert roles(hub.group) == {"owner": "owner", "editor": "editor"}
