"""What each role holds, as a table; making it again changes nothing; surplus goes."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.permissions import policy_registry

from events.dialogue.models import DialogueIndexPage
from events.exchanges.models import ExchangeIndexPage
from events.models import EventIndexPage
from events.trainings.models import TrainingIndexPage
from home.models import HomePage
from hub.accounts import roles, setup
from hub.accounts.permissions import is_staff_member
from hub.assets.models import HubDocument, HubImage

FILES = {
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
}
SECTIONS = ("courses", "events", "exchanges", "groups", "manual", "talks")
# role → (page rights as {slug path: actions}, rights on files)
EXPECTED = {
    roles.EDITORS: ({"ja": {"add", "change"}}, FILES),
    roles.APPROVERS: ({"ja": {"unlock"}}, set()),
    roles.DESK: (
        {f"ja {section}": {"add", "change"} for section in SECTIONS},
        FILES,
    ),
    roles.translators("en"): ({"en": {"unlock"}}, set()),
    roles.reviewers("en"): ({"en": {"unlock"}}, set()),
    roles.translators("vi"): ({}, set()),
    roles.reviewers("vi"): ({}, set()),
}


def snapshot() -> dict:
    """Everything that groups hold."""
    return {
        group.name: (
            sorted(group.permissions.values_list("content_type__app_label", "codename")),
            sorted(group.page_permissions.values_list("page_id", "permission__codename")),
            sorted(
                group.collection_permissions.values_list("collection_id", "permission__codename")
            ),
        )
        for group in Group.objects.all()
    }


@pytest.fixture
def english(hub):
    from wagtail.models import Locale

    page = hub.home.copy_for_translation(Locale.objects.get(language_code="en"))
    page.get_latest_revision().publish()
    setup.run()
    return page


@pytest.mark.parametrize("role", EXPECTED)
def test_rights_on_trees_and_files_are_those_of_the_table(english, hub, role):
    names = {
        hub.home.pk: "ja",
        hub.directory.pk: "ja groups",
        hub.manual.pk: "ja manual",
        EventIndexPage.objects.get().pk: "ja events",
        DialogueIndexPage.objects.get().pk: "ja talks",
        TrainingIndexPage.objects.get().pk: "ja courses",
        ExchangeIndexPage.objects.get().pk: "ja exchanges",
        english.pk: "en",
    }
    group = Group.objects.get(name=role)
    trees: dict[str, set[str]] = {}
    for page_id, codename in group.page_permissions.values_list("page_id", "permission__codename"):
        trees.setdefault(names[page_id], set()).add(codename.removesuffix("_page"))
    files = set(group.collection_permissions.values_list("permission__codename", flat=True))

    assert (trees, files) == EXPECTED[role]


def test_every_language_has_its_translators_and_reviewers(hub):
    expected = set(roles.STAFF)
    for code in ("ja-x-easy", "en", "zh-hans", "ko", "vi", "tl"):
        expected |= {roles.translators(code), roles.reviewers(code)}

    assert set(Group.objects.values_list("name", flat=True)) == expected


def test_nobody_but_superusers_publishes_in_japanese(english):
    japanese = HomePage.objects.get(locale__language_code="ja")
    rights = GroupPagePermission.objects.filter(permission__codename="publish_page")

    assert not any(
        right.page.path.startswith(japanese.path) or right.page.is_root() for right in rights
    )


def test_making_roles_again_changes_nothing(english):
    before = snapshot()

    setup.run()

    assert snapshot() == before


def test_what_the_table_does_not_name_is_taken_away(hub):
    before = snapshot()
    editors = Group.objects.get(name=roles.EDITORS)
    editors.permissions.add(Permission.objects.get(codename="add_user"))
    GroupPagePermission.objects.create(group=editors, page=hub.home, permission_type="publish")
    GroupCollectionPermission.objects.create(
        group=editors,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="delete_image"),
    )

    setup.run()

    assert snapshot() == before


def test_a_citys_own_roles_are_left_alone(hub):
    own = Group.objects.create(name="文化課")
    GroupPagePermission.objects.create(group=own, page=hub.home, permission_type="change")

    setup.run()

    assert own.page_permissions.count() == 1


# role → rights beside the admin's door that somebody could miss or should not have
RIGHTS = [
    (roles.EDITORS, "wagtail_localize.submit_translation", True),
    (roles.DESK, "wagtail_localize.submit_translation", True),
    (roles.APPROVERS, "wagtail_localize.submit_translation", False),
    (roles.translators("en"), "wagtail_localize.submit_translation", False),
    (roles.DESK, "accounts.manage_representatives", True),
    (roles.EDITORS, "accounts.manage_representatives", False),
    (roles.APPROVERS, "accounts.manage_representatives", False),
    (roles.reviewers("en"), "accounts.manage_representatives", False),
    (roles.EDITORS, "wagtailmenus.change_flatmenu", True),
    (roles.DESK, "wagtailmenus.change_flatmenu", False),
    (roles.EDITORS, "news.change_magazineissue", True),
    (roles.DESK, "news.change_magazineissue", False),
    (roles.EDITORS, "pages.change_department", True),
    (roles.DESK, "pages.change_need", True),
    (roles.EDITORS, "pages.change_hubsettings", False),
    (roles.EDITORS, "accounts.change_user", False),
    (roles.DESK, "accounts.add_user", False),
]


@pytest.mark.parametrize(("role", "right", "held"), RIGHTS)
def test_rights(hub, person, role, right, held):
    assert person("staff", role).has_perm(right) is held


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (roles.EDITORS, True),
        (roles.DESK, True),
        (roles.APPROVERS, False),
        (roles.translators("en"), False),
    ],
)
@pytest.mark.parametrize("model", [HubImage, HubDocument])
def test_who_adds_pictures_and_files(hub, person, role, may, model):
    policy = policy_registry.get_by_type(model)

    assert policy.user_has_permission(person("staff", role), "add") is may


def test_every_role_enters_the_admin_and_nobody_without_one(hub, person, representative):
    for number, role in enumerate(roles.all_grants()):
        assert is_staff_member(person(f"staff{number}", role)), role

    assert not is_staff_member(representative)
