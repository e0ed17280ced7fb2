"""Who may do what with an event in the portal and in the admin: role × state × address."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.by_groups.portal import PORTAL
from events.models import EventIndexPage, EventPage
from groups.models import GroupPage
from hub.accounts.roles import APPROVERS, DESK, EDITORS
from hub.core.models import Switch
from hub.core.parts import State as Open
from hub.submissions.workflow import ReviewState, State
from tests.events.by_groups.conftest import approved, drafted, sent
from tests.groups.town import add_person

MEMBERS = {"owner", "editor"}
STRANGERS = ("other_owner", "outsider", "desk", "approver", "translator", "nobody")
VIEWS = ("page", "preview", "check", "history", "withdraw", "discard", "give_up")


def browser(people, name: str) -> Client:
    client = Client()
    if name != "nobody":
        client.force_login(people[name])
    return client


@pytest.fixture
def events(people, group) -> dict[State, EventPage]:
    """An event in each state."""
    owner, day = people["owner"], timezone.localdate() + timedelta(days=5)
    public = approved(drafted(group, owner, "公開中", day), owner, people["desk"])
    waiting = drafted(group, owner, "確認中", day)
    sent(waiting, owner)
    return {
        State.PUBLIC: public,
        State.REVIEW: waiting,
        State.DRAFT: drafted(group, owner, "書きかけ", day),
    }


def addresses(event: EventPage) -> list[str]:
    views = [
        reverse("group_events:give_up", args=[event.pk])
        if view == "give_up"
        else PORTAL.address(event, view)
        for view in VIEWS
    ]
    return [*views, *(PORTAL.address(event, "step", step.slug) for step in PORTAL.steps)]


@pytest.mark.parametrize("who", STRANGERS)
def test_who_is_not_of_the_group_learns_nothing(people, group, events, who):
    client = browser(people, who)
    expected = {302} if who == "nobody" else {404}
    before = EventPage.objects.count()
    for event in events.values():
        assert {client.get(address).status_code for address in addresses(event)} == expected
        posts = {client.post(address, {"version": 2}).status_code for address in addresses(event)}
        assert posts == expected
        posted = client.post(PORTAL.address(event, "urgent"), {"version": 2})
        assert {posted.status_code} == expected
    of_group = reverse("group_events:of_group", args=[group.pk])
    assert client.post(of_group, {"title": "x"}).status_code in expected
    assert EventPage.objects.count() == before


@pytest.mark.parametrize("who", sorted(MEMBERS))
@pytest.mark.parametrize(
    ("state", "may_edit", "may_withdraw", "may_give_up"),
    [
        (State.DRAFT, True, False, True),
        (State.REVIEW, False, True, False),
        (State.PUBLIC, True, False, False),
    ],
)
def test_members_do_what_its_state_allows(
    people, events, who, state, may_edit, may_withdraw, may_give_up
):
    client, event = browser(people, who), events[state]
    assert ReviewState.of(event).state == state
    assert client.get(PORTAL.address(event)).status_code == 200
    answers = {
        "step": PORTAL.address(event, "step", "when"),
        "withdraw": PORTAL.address(event, "withdraw"),
        "give_up": reverse("group_events:give_up", args=[event.pk]),
    }
    found = {name: client.get(address).status_code == 200 for name, address in answers.items()}
    assert found == {"step": may_edit, "withdraw": may_withdraw, "give_up": may_give_up}


def test_members_of_another_group_copy_nothing(people, events):
    other = GroupPage.objects.get(slug="betsu")
    of_group = reverse("group_events:of_group", args=[other.pk])
    answer = browser(people, "other_owner").post(
        of_group, {"title": "", "like": events[State.PUBLIC].pk}
    )
    assert answer.status_code == 422


def test_a_group_that_nobody_sees_announces_nothing(people, group):
    group.unpublish()
    answer = browser(people, "owner").post(
        reverse("group_events:of_group", args=[group.pk]), {"title": "催し"}
    )
    assert answer.url == reverse("portal:page", args=[group.pk])
    assert not EventPage.objects.exists()


@pytest.mark.parametrize(
    ("role", "of_group", "of_city"),
    [(EDITORS, False, True), (DESK, True, True), (APPROVERS, False, True)],
)
def test_in_the_admin_groups_events_are_for_the_desk_and_the_citys_for_who_writes_them(
    people, events, role, of_group, of_city
):
    user = add_person("shokuin", role)
    index = EventIndexPage.objects.sources().get()
    city = EventPage(title="市の催し", slug="city", place_text="広場", locale=index.locale)
    index.add_child(instance=city)
    kept = EventPage.objects.get(pk=events[State.PUBLIC].pk)
    rights = {
        "group": kept.permissions_for_user(user).can_edit(),
        "city": city.permissions_for_user(user).can_edit(),
    }
    assert rights == {"group": of_group, "city": of_city and role != APPROVERS}
    assert index.permissions_for_user(user).can_add_subpage() == (role != APPROVERS)
    assert city.get_workflow() != kept.get_workflow()


def test_the_desk_is_not_shown_what_the_city_itself_sends_for_approval(people, desk, events):
    index = EventIndexPage.objects.sources().get()
    city = EventPage(title="市の催し", slug="city", place_text="広場", locale=index.locale)
    index.add_child(instance=city)
    city.save_revision()
    city.get_workflow().start(city, add_person("koho", EDITORS))
    queue = desk.get(reverse("moderation_queue")).content.decode()
    assert "確認中" in queue
    assert "市の催し" not in queue


def test_while_the_room_is_closed_there_is_nothing_of_it(people, group, events):
    Switch.objects.filter(part="events").update(state=Open.OFF)
    client = browser(people, "owner")
    assert client.get(PORTAL.address(events[State.DRAFT])).status_code == 404
    assert client.get(reverse("group_events:of_group", args=[group.pk])).status_code == 404
    page = client.get(reverse("portal:page", args=[group.pk])).content.decode()
    assert "催しのお知らせ" not in page
