"""What most tests of groups begin with: a public group, and everybody around it."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group

from groups.directory.models import GroupIndexPage
from groups.models import GroupPage, Membership
from groups.portal import PORTAL
from hub.accounts.models import User
from hub.accounts.roles import APPROVERS, DESK, translators
from hub.pages.models import ActivityField, Area, Need
from tests.databases import database_of_worker, further_template, using_database

PASSWORD = "matsu-to-ume-1122"
PRIVATE = {
    "representative": "川又 誠一",
    "phone": "029-000-0101",
    "email": "himitsu@kawabe.example.jp",
    "address": "水戸市千波町0-0-0",
    "building": "大和田方",
}
# {name in tests: (username, roles)}
PEOPLE = {
    "owner": ("owner", ()),
    "editor": ("editor", ()),
    "other_owner": ("other", ()),
    "outsider": ("outsider", ()),
    "desk": ("kyodo", (DESK,)),
    "approver": ("shonin", (APPROVERS,)),
    "translator": ("honyaku", (translators("en"),)),
}


def add_person(username: str, *roles: str, **values) -> User:
    user = User.objects.create_user(username, f"{username}@example.jp", PASSWORD, **values)
    user.groups.set([Group.objects.get(name=role) for role in roles])
    return user


def build() -> None:
    """Fill a hub that is set up."""
    for model, code, label in (
        (ActivityField, "environment", "環境"),
        (ActivityField, "community", "まちづくり"),
        (Need, "clean-and-green", "ごみ・環境"),
        (Area, "senba", "千波"),
    ):
        model.objects.create(code=code, label_ja=label)
    directory = GroupIndexPage.objects.get(locale__language_code="ja")
    group = _add_group(directory)
    names = {"owner": "川又", "editor": "大和田"}
    people = {
        name: add_person(username, *roles, display_name=names.get(name, ""))
        for name, (username, roles) in PEOPLE.items()
    }
    Membership.objects.create(user=people["owner"], group=group)
    Membership.objects.create(user=people["editor"], group=group, role="editor")


def add_other_group(directory: GroupIndexPage, owner: User) -> None:
    """Add a second group, which is somebody else's."""
    other = GroupPage(title="別の会", slug="betsu", name_kana="ベツ", purpose="x", activity="y")
    other.locale = directory.locale
    directory.add_child(instance=other)
    Membership.objects.create(user=owner, group=other)


def _add_group(directory: GroupIndexPage) -> GroupPage:
    """Add the public group, whose contact is private but for the contact person."""
    group = GroupPage(
        title="かわべクラブ（例）",
        slug="kawabe-club",
        name_kana="カワベクラブ",
        summary="川を歩いて拾う。",
        legal_form="voluntary",
        purpose="川べりをきれいに。",
        activity="毎月第2土曜に歩きます。",
        contact_person="大和田 春香",
        contact_person_public=True,
        confirmed_email=PRIVATE["email"],
        locale=directory.locale,
        **PRIVATE,
    )
    PORTAL.write(
        group,
        {
            "activity_fields": ["environment"],
            "needs": ["clean-and-green"],
            "areas": ["senba"],
            "audiences": ["children"],
            "support": [
                {
                    "id": "6f7b8ad0-3f0e-4f3a-9b3e-1c2d3e4f5a6b",
                    "direction": "offered",
                    "kind": "goods",
                    "text": "火ばさみを貸します。",
                }
            ],
        },
    )
    directory.add_child(instance=group)
    group.save_revision().publish()
    return group


@pytest.fixture(scope="session")
def town_template(hub_template, django_db_blocker, django_db_createdb) -> str:
    """The name of the template of a hub with this group and these people."""
    reuse = not django_db_createdb
    with django_db_blocker.unblock():
        return further_template(hub_template, "town", build, ("**/*.py",), reuse=reuse)


@pytest.fixture(scope="session")
def town_database(django_db_setup, town_template, django_db_blocker) -> Iterator[str]:
    with database_of_worker(town_template, django_db_blocker) as name:
        yield name


@pytest.fixture(scope="module")
def in_town(town_database) -> Iterator[None]:
    """The tests of the module begin with this group and these people."""
    with using_database(town_database):
        yield
