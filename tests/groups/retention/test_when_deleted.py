"""When private values of a group are deleted, and by whom: the clock, a number, the desk."""

import io
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.choices import ActivityStatus
from groups.models import (
    GroupPage,
    GroupSettings,
    Membership,
)
from hub.core.retention import all_terms
from hub.core.rules import Refused
from hub.privacy.models import PrivateDeletion
from hub.privacy.services import delete_private_values, hold, lift
from tests.groups.portal import edit, send
from tests.groups.retention.conftest import SECRETS, found

# Wagtail leaves its spooled copy of a rendition to the garbage collector.
pytestmark = [
    pytest.mark.both_databases,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

Why = PrivateDeletion.Why


def close(group, day: date) -> None:
    GroupPage.objects.filter(pk=group.pk).update(
        activity_status=ActivityStatus.CLOSED, closed_on=day
    )


def is_due() -> bool:
    return all_terms()["groups.closed"].rows(timezone.now()).exists()


def test_only_groups_closed_long_enough_are_due(hub, people):
    setting = GroupSettings.load()
    setting.keep_closed_months = 6
    setting.save()
    assert not is_due()
    close(hub.group, timezone.localdate() - timedelta(days=150))
    assert not is_due()
    close(hub.group, timezone.localdate() - timedelta(days=200))
    assert is_due()


def test_the_clock_deletes_what_is_due(full):
    close(full, timezone.localdate() - timedelta(days=800))
    output = io.StringIO()
    call_command("forget", dry_run=True, stdout=output)
    assert "groups.closed: 1\n" in output.getvalue()
    assert found(SECRETS)
    for _night in range(2):
        call_command("forget", only=["groups.closed"], verbosity=0)
    assert found(SECRETS) == {}
    assert not Membership.objects.filter(group=full).exists()
    assert PrivateDeletion.objects.get().why == Why.CLOSED


def test_a_closed_group_of_which_something_waits_is_left_for_another_night(hub, member):
    edit(member, hub.group, "contact", phone="029-000-0999")
    send(member, hub.group)
    close(hub.group, timezone.localdate() - timedelta(days=800))
    call_command("forget", only=["groups.closed"], verbosity=0)
    assert found({"029-000-0999"})


def test_what_is_held_is_deleted_neither_by_the_clock_nor_on_request(full, people):
    close(full, timezone.localdate() - timedelta(days=800))
    row = hold(full, people["desk"], "訴訟のため")
    call_command("forget", verbosity=0)
    with pytest.raises(Refused):
        delete_private_values(full, why=Why.REQUESTED)
    client = Client()
    client.force_login(people["desk"])
    url = reverse("privacy:delete_private", args=[full.pk])
    assert client.post(url, {"asked": "on"}).status_code == 302
    assert found(SECRETS)
    lift(row, people["desk"])
    call_command("forget", only=["groups.closed"], verbosity=0)
    assert found(SECRETS) == {}


def test_a_group_by_its_number_and_no_other(full):
    call_command("delete_private_data", full.pk, verbosity=0)
    assert found(SECRETS) == {}
    assert Membership.objects.filter(group=full).exists()
    with pytest.raises(CommandError):
        call_command("delete_private_data", 0, verbosity=0)


# At the desk


def test_the_desk_looks_first_and_then_deletes(full, people):
    client = Client()
    client.force_login(people["desk"])
    url = reverse("privacy:delete_private", args=[full.pk])
    assert url in client.get(reverse("wagtailadmin_pages:edit", args=[full.pk])).content.decode()
    looked = client.get(url)
    assert looked.status_code == 200
    assert not any(secret in looked.content.decode() for secret in SECRETS)
    assert client.post(url).status_code == 200  # not confirmed
    assert found(SECRETS)
    client.post(url, {"asked": "on"})
    assert found(SECRETS) == {}
    assert PrivateDeletion.objects.get().by == people["desk"]


def test_nobody_else_may(full, people):
    url = reverse("privacy:delete_private", args=[full.pk])
    for role in set(people) - {"desk"}:
        client = Client()
        client.force_login(people[role])
        assert client.post(url, {"asked": "on"}).status_code in (302, 403), role
    assert found(SECRETS)
