"""A hub's first page in a new language brings its reviewers and their rights along."""

import pytest
from wagtail.models import GroupPagePermission, WorkflowPage

from home.models import HomePage
from hub.accounts.models import User
from hub.accounts.roles import reviewers, translators
from hub.editorial.models import ReviewTask
from hub.languages import setup
from hub.languages.services import start

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return HomePage.objects.get(locale__language_code="ja")


@pytest.fixture
def english_home(home):
    admin = User.objects.create_user("admin", is_superuser=True)
    return start(home, ["en"], admin)[0].get_target_instance()


def test_its_reviews_are_decided_by_the_reviewers_of_the_language(english_home):
    workflow = WorkflowPage.objects.get(page=english_home).workflow
    (task,) = workflow.tasks.specific()
    assert isinstance(task, ReviewTask)
    assert [group.name for group in task.groups.all()] == [reviewers("en")]


@pytest.mark.parametrize("role", [translators("en"), reviewers("en")])
def test_its_people_see_its_tree_and_hold_nothing_else(english_home, role):
    held = GroupPagePermission.objects.filter(group__name=role)
    assert [(row.page_id, row.permission.codename) for row in held] == [
        (english_home.pk, "unlock_page")
    ]


def test_setting_up_again_changes_nothing(english_home):
    before = set(WorkflowPage.objects.values_list("page", "workflow"))
    setup.run()
    assert set(WorkflowPage.objects.values_list("page", "workflow")) == before
