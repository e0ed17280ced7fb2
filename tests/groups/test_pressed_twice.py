"""A button pressed twice at the same moment does once what it says, and nobody sees an error."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from groups.portal import PORTAL
from hub.accounts.models import User
from hub.forms.models import Draft
from hub.submissions.models import Submission
from tests.groups.portal import REQUIRED, form_of, step_url
from tests.hub.enquiries.conftest import SENDER, link_in, mails_to, typed

pytestmark = [
    pytest.mark.postgres,  # SQLite lets one writer in at a time by itself
    pytest.mark.usefixtures("own_database"),
]
NEW = "毎月第3日曜に歩きます。"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def press_twice(clients: list[Client], address: str, data: dict) -> list[int]:
    """Send the same form from two browsers' windows at the same moment; return the statuses."""
    barrier = Barrier(len(clients))

    def press(client: Client) -> int:
        try:
            connections["default"].ensure_connection()
            barrier.wait(10)
            return client.post(address, data).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(clients)) as pool:
        return list(pool.map(press, clients))


def test_each_button_on_the_way_of_a_change_and_of_an_enquiry(hub, people):
    group, owner = hub.group, people["owner"]
    windows = [signed_in(owner) for _ in range(2)]

    def press(windows: list[Client], address: str, **typed: object) -> None:
        statuses = press_twice(windows, address, form_of(windows[0].get(address)) | typed)
        assert max(statuses) < 500, address

    # saves a step
    press(windows, step_url(group, "activity"), activity=NEW)
    assert Draft.objects.of(PORTAL, group).get().data == {"activity": NEW}

    # sends it to the city
    ticked = {"agreed": "1"} | dict.fromkeys(REQUIRED, "on")
    press(windows, reverse("portal:check", args=[group.pk]), **ticked)
    task = TaskState.objects.get()
    assert WorkflowState.objects.active().count() == 1
    assert Submission.objects.filter(page=group).count() == 1

    # approves it
    desks = [signed_in(people["desk"]) for _ in range(2)]
    press(desks, reverse("moderation_review", args=[task.pk]), action="approve")
    group.refresh_from_db()
    assert group.activity == NEW
    assert [own.status for own in TaskState.objects.all()] == [TaskState.STATUS_APPROVED]

    # passes an enquiry on
    guests = [Client(), Client()]
    guests[0].post(f"/en/enquiry/{group.slug}/", typed())
    before = len(mails_to(owner.email))
    press(guests, link_in(mails_to(SENDER)[-1]))
    assert len(mails_to(owner.email)) == before + 1
