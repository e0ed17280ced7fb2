"""引き継ぎ, leaving, removing: a group always has somebody who answers for it."""

import pytest
from django.test import Client
from django.urls import reverse

from groups.members import answers, services
from groups.members.record import history
from groups.models import Invitation, Membership
from hub.core.rules import Refused
from tests.groups.members.conftest import roles
from tests.groups.portal import form_of

SUCCESSOR = "tsugi@example.jp"


def url(group, name, *keys) -> str:
    return reverse(f"portal:{name}", args=[group.pk, *keys])


@pytest.fixture
def hand_over(hub, as_person):
    def ask(successor, **typed):
        client, address = as_person("owner"), url(hub.group, "hand_over")
        values = form_of(client.get(address)) | {"successor": successor} | typed
        return client.post(address, values)

    return ask


@pytest.mark.parametrize(
    ("afterwards", "expected"),
    [
        ("stay", {"owner": "editor", "editor": "owner"}),
        ("leave", {"editor": "owner"}),
    ],
)
def test_an_editor_takes_over_on_their_own_pages(
    hub, people, row, as_person, hand_over, post, afterwards, expected
):
    assert hand_over(row("editor").pk, afterwards=afterwards).status_code == 302
    assert roles(hub.group) == {"owner": "owner", "editor": "editor"}  # nothing before the yes
    successor, page = as_person("editor"), url(hub.group, "request")
    assert post.link("editor@example.jp", page) == page
    for address in ("/mypage/", url(hub.group, "page"), url(hub.group, "people")):
        assert page in successor.get(address).content.decode()
    assert "川又" in successor.get(page).content.decode()
    answer = successor.post(page, {"answer": "yes"})
    assert answer.url == url(hub.group, "step", "contact"), "the names are those from before"
    assert roles(hub.group) == expected
    assert "大和田" in post.to("owner@example.jp")[-1].body
    successor.post(page, {"answer": "yes"})
    assert roles(hub.group) == expected


def test_somebody_new_takes_over_by_e_mail(hub, people, hand_over, post):
    hand_over("email", email=SUCCESSOR, name="次の 人", afterwards="leave")
    Client().post(post.link(SUCCESSOR), {"answer": "yes", "name": "次の 人", "password": ""})
    new = Membership.objects.get(group=hub.group, role="owner").user
    assert new.email == SUCCESSOR
    assert set(roles(hub.group)) == {new.username, "editor"}


def test_who_says_no_changes_nothing(hub, people, row, as_person, hand_over, post):
    hand_over(row("editor").pk)
    as_person("editor").post(url(hub.group, "request"), {"answer": "no"})
    assert roles(hub.group) == {"owner": "owner", "editor": "editor"}
    assert Invitation.objects.get().state == Invitation.State.DECLINED
    assert len(post.to("owner@example.jp")) == 1


def test_nobody_but_the_one_asked_takes_over(hub, people, row, as_person, hand_over):
    hand_over(row("editor").pk)
    request = Invitation.objects.get()
    for name in ("owner", "outsider", "other_owner", "desk"):
        as_person(name).post(url(hub.group, "request"), {"answer": "yes"})
        with pytest.raises(Refused):
            answers.accept(request, people[name])
    assert roles(hub.group) == {"owner": "owner", "editor": "editor"}


def test_nobody_hands_over_to_themselves_by_a_second_address(hub, people, hand_over, post):
    hand_over("email", email=SUCCESSOR)
    client = Client()
    client.force_login(people["owner"])
    client.post(post.link(SUCCESSOR), {"answer": "yes"})
    assert roles(hub.group)["owner"] == "owner"


def test_a_successor_without_address_or_unknown_is_asked_for_kindly(hub, people, row, hand_over):
    assert hand_over("email", email="").status_code == 422
    assert hand_over("999999").status_code == 422
    assert hand_over(row("owner").pk).status_code == 422
    assert not Invitation.objects.exists()


def test_one_request_at_a_time(hub, people, row, hand_over):
    hand_over(row("editor").pk)
    assert hand_over("email", email=SUCCESSOR).status_code == 422
    assert Invitation.objects.count() == 1


def test_who_is_owner_no_more_has_nothing_to_hand_over(hub, people, person, row, hand_over, post):
    second = person("second")
    hub.group.memberships.create(user=second, role="owner")
    hand_over("email", email=SUCCESSOR)
    link = post.link(SUCCESSOR)
    services.leave(hub.group, people["owner"])
    response = Client().post(link, {"answer": "yes", "name": "次"})
    assert response.status_code == 410
    assert roles(hub.group) == {"second": "owner", "editor": "editor"}


def test_the_last_owner_does_not_leave(hub, people, as_person):
    client = as_person("owner")
    client.post(url(hub.group, "leave"))
    assert roles(hub.group)["owner"] == "owner"
    with pytest.raises(Refused):
        services.leave(hub.group, people["owner"])


def test_an_editor_leaves_after_being_asked(hub, people, as_person, post):
    client = as_person("editor")
    assert client.get(url(hub.group, "leave")).status_code == 200
    assert "editor" in roles(hub.group)
    assert client.post(url(hub.group, "leave")).url == "/mypage/"
    assert roles(hub.group) == {"owner": "owner"}
    assert client.get(url(hub.group, "page")).status_code == 404
    assert "大和田" in post.to("owner@example.jp")[-1].body


def test_an_editor_becomes_a_second_owner(hub, people, row, as_person, post):
    client, address = as_person("owner"), url(hub.group, "make_owner", row("editor").pk)
    client.get(address)
    assert roles(hub.group)["editor"] == "editor"
    client.post(address)
    assert roles(hub.group) == {"owner": "owner", "editor": "owner"}
    assert hub.group.title in post.to("editor@example.jp")[-1].body


def test_a_removed_editor_is_told_and_shut_out(hub, people, row, as_person, post):
    editor = as_person("editor")
    as_person("owner").post(url(hub.group, "remove", row("editor").pk))
    assert roles(hub.group) == {"owner": "owner"}
    assert editor.get(url(hub.group, "page")).status_code == 404
    assert hub.group.title in post.to("editor@example.jp")[-1].subject


def test_an_owner_reads_what_happened_an_editor_does_not(hub, people, person, row, as_person):
    services.make_owner(hub.group, people["owner"], row("editor").pk)
    other = person("newcomer")
    hub.group.memberships.create(user=other, role="editor")
    (event,) = history(hub.group)
    shown = as_person("editor").get(url(hub.group, "people")).content.decode()
    assert event["text"] in shown
    client = Client()
    client.force_login(other)
    assert event["text"] not in client.get(url(hub.group, "people")).content.decode()


def test_my_other_groups_are_one_step_away(hub, people, as_person, person):
    other = people["other_owner"].memberships.get().group
    other.memberships.create(user=people["owner"], role="editor")
    client = as_person("owner")
    assert url(other, "page") in client.get(url(hub.group, "page")).content.decode()
    assert url(hub.group, "page") in client.get(url(other, "page")).content.decode()
    home = client.get("/mypage/").content.decode()
    assert hub.group.title in home
    assert other.title in home
