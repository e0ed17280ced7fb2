from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.utils import translation
from wagtail.models import Page

from groups.directory.models import GroupIndexPage
from groups.models import GroupPage, Membership
from groups.values import write
from hub.accounts.models import User
from hub.accounts.roles import APPROVERS, DESK, translators
from hub.pages.models import ActivityField, Area, Need
from tests.demo import set_up_hub

PASSWORD = "matsu-to-ume-1122"
PRIVATE = {
    "representative": "川又 誠一",
    "phone": "029-000-0101",
    "email": "himitsu@kawabe.example.jp",
    "address": "水戸市千波町0-0-0",
    "building": "大和田方",
}


@pytest.fixture(scope="module", autouse=True)
def _on_a_hub(empty_hub):
    """Setting a hub up takes longer than most tests."""


@pytest.fixture(autouse=True)
def _japanese():
    cache.clear()
    with translation.override("ja"):
        yield


@pytest.fixture
def hub(db, settings, tmp_path):
    """A hub with one public group, whose contact is private but for the contact person."""
    settings.MEDIA_ROOT = tmp_path
    set_up_hub()
    for model, code, label in (
        (ActivityField, "environment", "環境"),
        (ActivityField, "community", "まちづくり"),
        (Need, "clean-and-green", "ごみ・環境"),
        (Area, "senba", "千波"),
    ):
        model.objects.create(code=code, label_ja=label)
    directory = GroupIndexPage.objects.get(locale__language_code="ja")
    group = GroupPage(
        title="かわべクラブ（例）",
        slug="kawabe-club",
        name_kana="カワベクラブ",
        summary="川を歩いて拾う。",
        purpose="川べりをきれいに。",
        activity="毎月第2土曜に歩きます。",
        contact_person="大和田 春香",
        contact_person_public=True,
        locale=directory.locale,
        **PRIVATE,
    )
    write(
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
    return SimpleNamespace(directory=directory, group=GroupPage.objects.get(pk=group.pk))


@pytest.fixture
def person(hub):
    def make(username: str, *roles: str, **values) -> User:
        user = User.objects.create_user(username, f"{username}@example.jp", PASSWORD, **values)
        user.groups.set([Group.objects.get(name=role) for role in roles])
        return user

    return make


@pytest.fixture
def people(hub, person) -> dict[str, User]:
    """Everybody of the permission table."""
    everybody = {
        "owner": person("owner", display_name="川又"),
        "editor": person("editor", display_name="大和田"),
        "other_owner": person("other"),
        "outsider": person("outsider"),
        "desk": person("kyodo", DESK),
        "approver": person("shonin", APPROVERS),
        "translator": person("honyaku", translators("en")),
    }
    other = GroupPage(title="別の会", slug="betsu", name_kana="ベツ", purpose="x", activity="y")
    other.locale = hub.directory.locale
    Page.objects.get(pk=hub.directory.pk).specific.add_child(instance=other)
    Membership.objects.create(user=everybody["owner"], group=hub.group)
    Membership.objects.create(user=everybody["editor"], group=hub.group, role="editor")
    Membership.objects.create(user=everybody["other_owner"], group=other)
    return everybody


@pytest.fixture
def member(client, people):
    """A client signed in as the owner."""
    client.force_login(people["owner"])
    return client
