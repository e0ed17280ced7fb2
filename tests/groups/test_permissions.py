"""Who may do what with a group's page, and when: every cell of role × state × action."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from groups import services
from groups.forms import STEPS
from groups.models import GroupDraft
from groups.moderation.services import decide
from groups.permissions import may
from groups.services import PORTAL_VALUES, save_step, submit, withdraw
from groups.values import read
from groups.workflow import TRANSITIONS, Action, Standing, State
from tests.groups.portal import step_url

MEMBERS = ("owner", "editor")
STRANGERS = ("anonymous", "outsider", "other_owner", "approver", "translator")
ROLES = (*MEMBERS, *STRANGERS, "desk")

# state → what its members and the desk may do there; everybody else may do nothing, ever.
MEMBERS_MAY = {
    State.PUBLIC: {Action.VIEW, Action.EDIT},
    State.DRAFT: {Action.VIEW, Action.EDIT, Action.SUBMIT, Action.DISCARD},
    State.REVIEW: {Action.VIEW, Action.WITHDRAW},
    State.RETURNED: {Action.VIEW, Action.EDIT, Action.SUBMIT, Action.DISCARD},
}
DESK_MAY = {
    State.PUBLIC: {Action.EXAMINE},
    State.DRAFT: {Action.EXAMINE},
    State.REVIEW: {Action.EXAMINE, Action.APPROVE, Action.SEND_BACK},
    State.RETURNED: {Action.EXAMINE},
}


def type_something(group, user, text="毎月第3日曜に歩きます。"):
    form = STEPS["activity"](services.drafted_values(group))
    save_step(group, user, "activity", form.current | {"activity": text}, form.seen)
    return GroupDraft.objects.get(group=group)


def bring_to(state: State, group, people) -> None:
    """Bring the group's page to `state` through the services."""
    if state == State.PUBLIC:
        return
    draft = type_something(group, people["owner"])
    if state == State.DRAFT:
        return
    submit(group, people["owner"], draft.version)
    if state == State.RETURNED:
        task = Standing.of(group).task_state
        decide(task, people["desk"], Action.SEND_BACK, "見直してください。")


@pytest.mark.parametrize("state", list(MEMBERS_MAY))
def test_the_table(hub, people, state):
    bring_to(state, hub.group, people)
    assert Standing.of(hub.group).state == state
    expected = {role: set() for role in STRANGERS}
    expected |= dict.fromkeys(MEMBERS, MEMBERS_MAY[state]) | {"desk": DESK_MAY[state]}
    found = {
        role: {
            action for action in Action if may(people.get(role, AnonymousUser()), action, hub.group)
        }
        for role in ROLES
    }
    assert found == expected
    reasons = [
        may(people.get(role, AnonymousUser()), action, hub.group).reason
        for role in ROLES
        for action in set(Action) - expected[role]
    ]
    assert all(reasons)


def test_the_states_that_follow_are_those_of_the_table(hub, people):
    group, owner, desk = hub.group, people["owner"], people["desk"]
    walked = {}

    def walk(action, change):
        before = Standing.of(group).state
        change()
        walked[before, action] = Standing.of(group).state

    def send():
        submit(group, owner, GroupDraft.objects.get(group=group).version)

    def decide_as(action):
        decide(Standing.of(group).task_state, desk, action, "理由")

    walk(Action.EDIT, lambda: type_something(group, owner, "一"))
    walk(Action.EDIT, lambda: type_something(group, owner, "二"))
    walk(Action.SUBMIT, send)
    walk(Action.WITHDRAW, lambda: withdraw(group, owner))
    send()
    walk(Action.SEND_BACK, lambda: decide_as(Action.SEND_BACK))
    walk(Action.EDIT, lambda: type_something(group, owner, "三"))
    walk(Action.SUBMIT, send)
    walk(Action.APPROVE, lambda: decide_as(Action.APPROVE))
    type_something(group, owner, "四")
    walk(Action.DISCARD, lambda: services.discard(group, owner))
    type_something(group, owner, "五")
    send()
    decide_as(Action.SEND_BACK)
    walk(Action.DISCARD, lambda: services.discard(group, owner))
    changing = {
        key: state
        for key, state in TRANSITIONS.items()
        if key[1] not in (Action.VIEW, Action.EXAMINE) and key[0] != State.HIDDEN
    }
    assert walked == changing


def test_nobody_approves_what_they_submitted(hub, people, person):
    from groups.models import Membership

    both = person("both", "協働担当")
    Membership.objects.create(user=both, group=hub.group)
    draft = type_something(hub.group, both)
    submit(hub.group, both, draft.version)
    assert not may(both, Action.APPROVE, hub.group)
    with pytest.raises(services.Refused):
        decide(Standing.of(hub.group).task_state, both, Action.APPROVE)
    assert may(people["desk"], Action.APPROVE, hub.group)


def test_superusers_do_not_approve_their_own_either(hub, people, person):
    from groups.models import Membership

    root = person("root")
    root.is_superuser = True
    root.save()
    Membership.objects.create(user=root, group=hub.group)
    submit(hub.group, root, type_something(hub.group, root).version)
    assert not may(root, Action.APPROVE, hub.group)


def portal_addresses(group) -> list[str]:
    names = ("group", "preview", "check", "withdraw", "discard")
    return [reverse(f"portal:{name}", args=[group.pk]) for name in names] + [
        step_url(group, slug) for slug in STEPS
    ]


@pytest.mark.parametrize("role", [*STRANGERS, "desk"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_find_nothing_at_the_portals_addresses(hub, people, role, method):
    type_something(hub.group, people["owner"], "ひみつの下書き")
    client = Client()
    if role in people:
        client.force_login(people[role])
    before = read(hub.group, PORTAL_VALUES)
    for address in portal_addresses(hub.group):
        response = getattr(client, method)(address)
        assert response.status_code == (302 if role == "anonymous" else 404), address
        assert "ひみつの下書き" not in response.content.decode()
    assert read(type(hub.group).objects.get(pk=hub.group.pk), PORTAL_VALUES) == before
    assert Standing.of(hub.group).state == State.DRAFT


@pytest.mark.parametrize("role", MEMBERS)
def test_members_get_in(hub, people, role):
    client = Client()
    client.force_login(people[role])
    for address in portal_addresses(hub.group):
        assert client.get(address, follow=True).status_code == 200, address


@pytest.mark.parametrize("role", [*MEMBERS, *STRANGERS])
def test_only_the_desk_opens_the_review(hub, people, role):
    submit(hub.group, people["owner"], type_something(hub.group, people["owner"]).version)
    task = Standing.of(hub.group).task_state
    client = Client()
    if role in people:
        client.force_login(people[role])
    for address in (reverse("groups_queue"), reverse("groups_review", args=[task.pk])):
        for response in (client.get(address), client.post(address, {"action": "approve"})):
            assert response.status_code in (302, 403, 405), (address, response.status_code)
    assert Standing.of(hub.group).state == State.REVIEW


def test_members_do_not_enter_the_admin(hub, people):
    client = Client()
    client.force_login(people["owner"])
    assert client.get(reverse("wagtailadmin_home")).status_code == 302
    edit_in_admin = reverse("wagtailadmin_pages:edit", args=[hub.group.pk])
    assert client.get(edit_in_admin).status_code == 302
