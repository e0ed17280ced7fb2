"""The people of the permission table, and the mailbox of whoever is invited."""

import re

import pytest
from django.conf import settings
from django.test import Client

from groups.models import Membership
from hub.mail.models import OutgoingMail

ADDRESS = re.compile(r"https?://\S+")


class Post:
    """The mails queued so far; they are delivered by the worker, not in the test."""

    def to(self, address: str) -> list[OutgoingMail]:
        return list(OutgoingMail.objects.filter(recipient=address).order_by("pk"))

    def link(self, address: str, words: str = "/invitation/") -> str:
        """Return the path of the link with `words` in the last mail to `address`."""
        found = [url for url in ADDRESS.findall(self.to(address)[-1].body) if words in url]
        assert found, self.to(address)[-1].body
        assert found[0].startswith(settings.BASE_URL)
        return found[0].removeprefix(settings.BASE_URL)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def as_person(people):
    """Return a client signed in as somebody of the permission table."""

    def sign_in(name: str) -> Client:
        client = Client()
        client.force_login(people[name])
        return client

    return sign_in


@pytest.fixture
def row(hub, people):
    """Return the membership of somebody of the table in the hub's group."""
    return lambda name: Membership.objects.get(group=hub.group, user=people[name])


def roles(group) -> dict[str, str]:
    """Return {username: role} of a group's people."""
    return dict(group.memberships.values_list("user__username", "role"))
