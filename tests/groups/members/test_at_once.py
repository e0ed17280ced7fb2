"""Two owners leave, or answer, at the same moment: one of them comes second, and is refused."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from groups.members import services
from groups.models import GroupPage, Membership
from hub.accounts.me.services import CannotDelete, delete_person
from hub.accounts.models import User
from hub.core.rules import Refused

pytestmark = [
    pytest.mark.postgres,  # SQLite lets one writer in at a time by itself
    pytest.mark.usefixtures("own_database"),
]


@pytest.fixture
def two_owners(hub, person) -> tuple[GroupPage, list[User]]:
    hub.group.memberships.all().delete()
    users = [person("one"), person("two")]
    for user in users:
        Membership.objects.create(user=user, group=hub.group)
    return hub.group, users


def at_once(*changes) -> list[str]:
    """Start all `changes` at the same moment, each on a connection of its own."""
    barrier = Barrier(len(changes))

    def run(change) -> str:
        try:
            connections["default"].ensure_connection()
            barrier.wait(10)
            change()
        except (Refused, CannotDelete):
            return "refused"
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(changes)) as pool:
        return sorted(pool.map(run, changes))


def test_two_owners_leave(two_owners):
    group, users = two_owners
    outcome = at_once(*(lambda user=user: services.leave(group, user) for user in users))
    assert outcome == ["done", "refused"]
    assert group.memberships.filter(role="owner").count() == 1


def test_one_owner_leaves_while_the_other_deletes_their_account(two_owners):
    group, (one, two) = two_owners
    outcome = at_once(lambda: services.leave(group, one), lambda: delete_person(two))
    assert outcome == ["done", "refused"]
    assert group.memberships.filter(role="owner").count() == 1


def test_two_owners_delete_their_accounts(two_owners):
    group, users = two_owners
    outcome = at_once(*(lambda user=user: delete_person(user) for user in users))
    assert outcome == ["done", "refused"]
    assert group.memberships.filter(role="owner").count() == 1
