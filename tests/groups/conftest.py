from types import SimpleNamespace

import pytest
from django.test import Client

from groups.directory.models import GroupIndexPage
from groups.models import GroupPage
from hub.accounts.models import User
from tests.groups import town


@pytest.fixture(scope="session")
def own_template(town_template) -> str:
    return town_template


@pytest.fixture
def hub(in_town, db, settings, tmp_path) -> SimpleNamespace:
    """A hub with one public group, whose contact is private but for the contact person."""
    settings.MEDIA_ROOT = tmp_path
    return SimpleNamespace(
        directory=GroupIndexPage.objects.get(locale__language_code="ja"),
        group=GroupPage.objects.get(slug="kawabe-club"),
    )


@pytest.fixture
def person(hub):
    return town.add_person


@pytest.fixture
def people(hub) -> dict[str, User]:
    """Everybody of the permission table, and the group of the other owner."""
    found = {user.username: user for user in User.objects.all()}
    people = {name: found[username] for name, (username, _roles) in town.PEOPLE.items()}
    town.add_other_group(hub.directory, people["other_owner"])
    return people


@pytest.fixture
def member(client, people):
    """A client signed in as the owner."""
    client.force_login(people["owner"])
    return client


@pytest.fixture
def desk(people) -> Client:
    """A client signed in as the desk."""
    client = Client()
    client.force_login(people["desk"])
    return client
