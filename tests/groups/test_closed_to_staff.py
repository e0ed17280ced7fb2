"""What a group keeps private is opened by the desk alone, at whichever address of the admin."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.models import GroupPage
from hub.accounts.roles import APPROVERS, DESK, EDITORS, reviewers, translators
from hub.editorial.models import Deputy
from tests.groups.town import PRIVATE
from tests.pages.admin_addresses import PAGE_PARAMETERS, PARAMETER, admin_routes


@pytest.fixture
def staff(hub, person):
    approver = person("kacho", APPROVERS)
    everybody = {
        "editor": person("koho", EDITORS),
        "approver": approver,
        "deputy": person("dairi", EDITORS),
        "translator": person("yaku", translators("en")),
        "reviewer": person("kakunin", reviewers("en")),
        "desk": person("madoguchi", DESK),
    }
    today = timezone.localdate()
    Deputy.objects.create(
        user=approver,
        deputy=everybody["deputy"],
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=1),
    )
    return everybody


@pytest.fixture
def addresses(hub) -> list[str]:
    """Every address of the admin that names a page or a version, filled in with the group's."""
    special = {
        "revision": str(hub.group.latest_revision_id),
        "revision_id": str(hub.group.latest_revision_id),
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "app_label": "groups",
        "model_name": "grouppage",
    }

    def filled(route: str) -> str:
        return PARAMETER.sub(lambda name: special.get(name[1], str(hub.group.pk)), route)

    naming = {*PAGE_PARAMETERS, "pk", "object_id"}
    return [
        f"/{filled(route)}"
        for route, _pattern in admin_routes()
        if naming & set(PARAMETER.findall(route))
    ]


def seen(user, addresses: list[str]) -> set[str]:
    """Return the addresses at which `user` reads what the group keeps private."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    answers = {address: client.get(address).content.decode() for address in addresses}
    return {
        address
        for address, text in answers.items()
        if any(value in text for value in PRIVATE.values())
    }


@pytest.fixture
def _changed(hub):
    """Another version, so that comparing shows something."""
    page = GroupPage.objects.get(pk=hub.group.pk)
    page.phone = "029-000-0909"
    page.save_revision()


@pytest.mark.usefixtures("_changed")
@pytest.mark.parametrize("role", ["editor", "approver", "deputy", "translator", "reviewer"])
def test_others_read_it_nowhere(staff, addresses, role):
    assert len(addresses) > 50
    assert seen(staff[role], addresses) == set()


@pytest.mark.usefixtures("_changed")
def test_the_desk_reads_it(staff, addresses, hub):
    edit = reverse("wagtailadmin_pages:edit", args=[hub.group.pk])

    assert edit in seen(staff["desk"], addresses)


@pytest.mark.parametrize("role", ["editor", "deputy"])
@pytest.mark.parametrize("view", ["edit", "copy", "move", "delete", "history", "view_draft"])
def test_their_pages_are_shut(staff, hub, role, view):
    client = Client()
    client.force_login(staff[role])
    response = client.get(reverse(f"wagtailadmin_pages:{view}", args=[hub.group.pk]))

    assert response.status_code in (302, 403)


def test_a_copy_is_not_made_either(staff, hub):
    client = Client()
    client.force_login(staff["editor"])
    client.post(
        reverse("wagtailadmin_pages:copy", args=[hub.group.pk]),
        {"new_title": "写し", "new_slug": "utsushi", "new_parent_page": hub.directory.pk},
    )

    assert not GroupPage.objects.filter(slug="utsushi").exists()


def test_only_the_desk_adds_to_the_directory(staff, hub):
    address = reverse("wagtailadmin_pages:add", args=["groups", "grouppage", hub.directory.pk])

    def status(role: str) -> int:
        client = Client()
        client.force_login(staff[role])
        return client.get(address).status_code

    assert (status("desk"), status("editor")) == (200, 302)


def test_the_desks_deputy_works_as_the_desk(staff, hub):
    today = timezone.localdate()
    Deputy.objects.create(
        user=staff["desk"], deputy=staff["reviewer"], starts_on=today, ends_on=today
    )
    tester = hub.group.permissions_for_user(staff["reviewer"])

    assert tester.withheld == frozenset()
