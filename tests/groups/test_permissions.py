"""Who may do what with a group's page, and when: every cell of role × state × action."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from groups.models import GroupSettings
from groups.portal import PORTAL
from hub.core.rules import Refused
from hub.forms.drafts import save_step
from hub.forms.models import Draft
from hub.moderation.services import decide
from hub.submissions.models import Submission
from hub.submissions.permissions import may
from hub.submissions.sending import discard, submit, withdraw
from hub.submissions.urgent import mark_seen, publish_at_once, restore, revert
from hub.submissions.versions import drafted_values
from hub.submissions.workflow import TRANSITIONS, Action, ReviewState, State
from tests.groups.portal import step_url

MEMBERS = ("owner", "editor")
STRANGERS = ("anonymous", "outsider", "other_owner", "approver", "translator")
ROLES = (*MEMBERS, *STRANGERS, "desk")
# These leave the page where it stands.
STAYS = (Action.VIEW, Action.EXAMINE, Action.MARK_SEEN, Action.REVERT, Action.RESTORE)
DECISIONS = {Action.EXAMINE, Action.APPROVE, Action.SEND_BACK, Action.REJECT}
PUTTING_BACK = {Action.EXAMINE, Action.RESTORE}

# how the page stands → (its state, what members may, what the desk may, what an approver may);
# everybody else may do nothing, ever. "first" is whoever of the desk approved first.
SCENES = {
    "public": (State.PUBLIC, {Action.VIEW, Action.EDIT}, PUTTING_BACK, set()),
    "draft": (
        State.DRAFT,
        {Action.VIEW, Action.EDIT, Action.SUBMIT, Action.DISCARD},
        PUTTING_BACK,
        set(),
    ),
    "urgent draft": (
        State.DRAFT,
        {Action.VIEW, Action.EDIT, Action.SUBMIT, Action.DISCARD, Action.URGENT},
        PUTTING_BACK,
        set(),
    ),
    "review": (State.REVIEW, {Action.VIEW, Action.WITHDRAW}, DECISIONS, set()),
    "half approved": (State.REVIEW, {Action.VIEW, Action.WITHDRAW}, DECISIONS, DECISIONS),
    "returned": (
        State.RETURNED,
        {Action.VIEW, Action.EDIT, Action.SUBMIT, Action.DISCARD},
        PUTTING_BACK,
        set(),
    ),
    "rejected": (
        State.DRAFT,
        {Action.VIEW, Action.EDIT, Action.SUBMIT, Action.DISCARD},
        PUTTING_BACK,
        set(),
    ),
    "published at once": (
        State.PUBLIC,
        {Action.VIEW, Action.EDIT},
        {*PUTTING_BACK, Action.MARK_SEEN, Action.REVERT},
        set(),
    ),
}


def type_something(group, user, text="毎月第3日曜に歩きます。", name="activity", step="activity"):
    form = PORTAL.step_of[step](drafted_values(group))
    save_step(PORTAL, group, user, step, form.current | {name: text}, form.fingerprint)
    return Draft.objects.of(PORTAL, group).get()


def bring_to(scene: str, group, people) -> None:
    """Bring the group's page to a scene through the services."""
    owner = people["owner"]
    if scene == "public":
        return
    if scene in ("urgent draft", "published at once"):
        draft = type_something(group, owner, "029-000-0999", "phone", "contact")
        if scene == "published at once":
            publish_at_once(group, owner, draft.version)
        return
    draft = type_something(group, owner)
    if scene == "draft":
        return
    submit(group, owner, draft.version)
    task = ReviewState.of(group).task_state
    if scene == "half approved":
        GroupSettings.objects.update_or_create(defaults={"second_approver": True})
        decide(task, people["first"], Action.APPROVE)
    if scene == "returned":
        decide(task, people["desk"], Action.SEND_BACK, "見直してください。")
    if scene == "rejected":
        decide(task, people["desk"], Action.REJECT, "規約に合いません。")


@pytest.mark.parametrize("scene", list(SCENES))
def test_the_table(hub, people, person, scene):
    people["first"] = person("kyodo-2", "協働担当")
    bring_to(scene, hub.group, people)
    state, members, desk, approver = SCENES[scene]
    assert ReviewState.of(hub.group).state == state
    expected = {role: set() for role in STRANGERS} | dict.fromkeys(MEMBERS, members)
    expected |= {"desk": desk, "approver": approver}
    if scene == "half approved":
        expected["first"] = DECISIONS - {Action.APPROVE}
    answers = {
        role: {
            action: may(people.get(role, AnonymousUser()), action, hub.group) for action in Action
        }
        for role in expected
    }
    found = {
        role: {action for action, answer in row.items() if answer} for role, row in answers.items()
    }
    assert found == expected
    refusals = [answer for row in answers.values() for answer in row.values() if not answer]
    assert all(refusal.reason for refusal in refusals)


def test_the_states_that_follow_are_those_of_the_table(hub, people):
    group, owner, desk = hub.group, people["owner"], people["desk"]
    walked = {}

    def walk(action, change):
        before = ReviewState.of(group).state
        change()
        walked[before, action] = ReviewState.of(group).state

    def send():
        submit(group, owner, Draft.objects.of(PORTAL, group).get().version)

    def decide_as(action):
        decide(ReviewState.of(group).task_state, desk, action, "理由")

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
    walk(Action.DISCARD, lambda: discard(group, owner))
    type_something(group, owner, "五")
    send()
    decide_as(Action.SEND_BACK)
    walk(Action.DISCARD, lambda: discard(group, owner))
    draft = type_something(group, owner, "六")
    submit(group, owner, draft.version)
    walk(Action.REJECT, lambda: decide_as(Action.REJECT))
    discard(group, owner)
    draft = type_something(group, owner, "029-000-0999", "phone", "contact")
    walk(Action.URGENT, lambda: publish_at_once(group, owner, draft.version))
    changing = {
        key: state
        for key, state in TRANSITIONS.items()
        if key[1] not in STAYS and key[0] != State.HIDDEN
    }
    assert walked == changing


def test_nobody_approves_what_they_submitted(hub, people, person):
    from groups.models import Membership

    both = person("both", "協働担当")
    Membership.objects.create(user=both, group=hub.group)
    draft = type_something(hub.group, both)
    submit(hub.group, both, draft.version)
    assert not may(both, Action.APPROVE, hub.group)
    with pytest.raises(Refused):
        decide(ReviewState.of(hub.group).task_state, both, Action.APPROVE)
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
    names = ("page", "preview", "check", "withdraw", "discard", "urgent", "history")
    return [reverse(f"portal:{name}", args=[group.pk]) for name in names] + [
        step_url(group, slug) for slug in PORTAL.step_of
    ]


@pytest.mark.parametrize("role", [*STRANGERS, "desk"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_find_nothing_at_the_portals_addresses(hub, people, role, method):
    type_something(hub.group, people["owner"], "ひみつの下書き")
    client = Client()
    if role in people:
        client.force_login(people[role])
    before = PORTAL.read(hub.group, PORTAL.portal_values)
    for address in portal_addresses(hub.group):
        response = getattr(client, method)(address)
        assert response.status_code == (302 if role == "anonymous" else 404), address
        assert "ひみつの下書き" not in response.content.decode()
    assert PORTAL.read(type(hub.group).objects.get(pk=hub.group.pk), PORTAL.portal_values) == before
    assert ReviewState.of(hub.group).state == State.DRAFT


@pytest.mark.parametrize("role", MEMBERS)
def test_members_get_in(hub, people, role):
    client = Client()
    client.force_login(people[role])
    for address in portal_addresses(hub.group):
        expected = 405 if address.endswith("/urgent/") else 200
        assert client.get(address, follow=True).status_code == expected, address


@pytest.mark.parametrize("role", [*MEMBERS, *STRANGERS])
def test_only_the_desk_opens_its_pages(hub, people, role):
    draft = type_something(hub.group, people["owner"], "029-000-0999", "phone", "contact")
    urgent = publish_at_once(hub.group, people["owner"], draft.version)
    submit(hub.group, people["owner"], type_something(hub.group, people["owner"]).version)
    task = ReviewState.of(hub.group).task_state
    client = Client()
    if role in people:
        client.force_login(people[role])
    addresses = {
        reverse("moderation_review", args=[task.pk]): {"action": "approve"},
        reverse("moderation_urgent", args=[urgent.pk]): {"seen": "1"},
        reverse("moderation_history", args=[hub.group.pk]): {},
        reverse("moderation_version", args=[hub.group.pk, urgent.revision_id]): {"reason": "x"},
    }
    if role != "approver":  # who finds in the queue what the desk typed for groups
        addresses |= {
            reverse("moderation_queue"): {},
            reverse("moderation_together"): {"task": task.pk},
        }
    for address, data in addresses.items():
        for response in (client.get(address), client.post(address, data)):
            assert response.status_code in (302, 403, 405), (address, response.status_code)
            assert not response.content or b"029-000-0999" not in response.content
    client.post(reverse("moderation_together"), {"task": task.pk})
    assert ReviewState.of(hub.group).state == State.REVIEW
    urgent.refresh_from_db()
    assert urgent.outcome == Submission.Outcome.PUBLISHED


def test_what_the_table_refuses_the_services_refuse(hub, people):
    """Each act of the desk on an urgent correction and on earlier versions, for each role."""
    group, owner = hub.group, people["owner"]
    first = hub.group.live_revision
    draft = type_something(group, owner, "029-000-0999", "phone", "contact")
    urgent = publish_at_once(group, owner, draft.version)
    for role in (*MEMBERS, *STRANGERS[1:]):
        user = people[role]
        for act in (
            lambda user=user: mark_seen(urgent, user),
            lambda user=user: revert(urgent, user, "理由"),
            lambda user=user: restore(group, first, user, "理由"),
        ):
            with pytest.raises(Refused):
                act()
    for role in (*STRANGERS[1:], "desk"):
        with pytest.raises(Refused):
            publish_at_once(group, people[role], 1)


def test_members_do_not_enter_the_admin(hub, people):
    client = Client()
    client.force_login(people["owner"])
    assert client.get(reverse("wagtailadmin_home")).status_code == 302
    edit_in_admin = reverse("wagtailadmin_pages:edit", args=[hub.group.pk])
    assert client.get(edit_in_admin).status_code == 302
