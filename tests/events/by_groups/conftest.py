"""A group, its people and the room of events, open."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from events.by_groups.portal import PORTAL
from events.by_groups.services import begin
from events.models import EventPage
from groups.models import GroupPage
from hub.accounts.models import User
from hub.core.models import Switch
from hub.core.parts import State
from hub.forms.drafts import draft_of, new_draft
from hub.moderation.services import decide
from hub.submissions.agreeing import send
from hub.submissions.workflow import Action, ReviewState
from tests.filling_in import form_of
from tests.groups.conftest import desk, hub, member, own_template, people, person

__all__ = ["desk", "hub", "member", "own_template", "people", "person"]

SECOND_SATURDAY = {
    "title": "川べの朝そうじ",
    "summary": "橋のたもとに集まって、川べのごみを拾います。",
    "kind": "volunteer",
    "how": "monthly",
    "numbers": ["2"],
    "weekdays": ["5"],
    "starts": "9:00",
    "ends": "11:00",
    "skipped_months": ["8"],
}


@pytest.fixture(autouse=True)
def _open(hub):
    switch = Switch.objects.get(part="events")
    switch.state = State.PUBLIC
    switch.save()


@pytest.fixture
def group(hub) -> GroupPage:
    return hub.group


def step(event: EventPage, slug: str) -> str:
    return PORTAL.address(event, "step", slug)


def edit(client: Client, event: EventPage, slug: str, **typed):
    """Open a step, change `typed`, save; return the answer."""
    return client.post(step(event, slug), form_of(client.get(step(event, slug))) | typed)


def send_by(client: Client, event: EventPage, **typed):
    """Open the last page, tick the boxes, send; return the answer."""
    address = PORTAL.address(event, "check")
    ticked = {"agreed": "on", "photos": "on"}
    return client.post(address, form_of(client.get(address)) | ticked | typed)


def begun_by(client: Client, group: GroupPage, **typed) -> EventPage:
    """Begin an event as a browser would; return it."""
    address = reverse("group_events:of_group", args=[group.pk])
    answer = client.post(address, {"title": "川べの朝そうじ"} | typed)
    assert answer.status_code == 302, answer.content.decode()
    return EventPage.objects.get(pk=answer.url.split("/")[3])


def filled_in(client: Client, group: GroupPage, first: date, **typed) -> EventPage:
    """Begin an event and fill in its three steps."""
    event = begun_by(client, group)
    edit(client, event, "when", **SECOND_SATURDAY, first=f"{first}", **typed)
    edit(client, event, "where", place_text="橋のたもと", fee_yen="0")
    edit(client, event, "coming", booking="none")
    return event


def drafted(group: GroupPage, user: User, title: str, first: date) -> EventPage:
    """Begin an event with a draft that can be sent, without a browser."""
    event = begin(group, user, title)
    whole_day = {"day": f"{first}", "last_day": None, "starts": None, "ends": None}
    draft = new_draft(PORTAL, event)
    draft.data = {
        "summary": "集まります。",
        "dates": [{"type": "day", "value": whole_day, "id": "one-day"}],
        "place_text": "広場",
    }
    draft.version, draft.updated_by = 2, user
    draft.save()
    return event


def sent(event: EventPage, user: User) -> ReviewState:
    """Send the draft of an event; return how it stands."""
    version = draft_of(PORTAL, event).version
    return send(event, user, version, agreed=set(), language="ja").review_state


def approved(event: EventPage, user: User, by: User) -> EventPage:
    """Send the draft of an event and approve it; return the public page."""
    decide(sent(event, user).review, by, Action.APPROVE)
    return EventPage.objects.get(pk=event.pk)
