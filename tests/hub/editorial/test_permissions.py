"""Who may change what the public sees of a Japanese page, by any address of the admin.

Each action is tried over HTTP by each role in each state of a page; what counts is whether the
public site is another one afterwards, whatever the answer was.
"""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from hub.pages.permissions import HubPagePermissionTester
from news.models import NewsPage


def form(**values) -> dict:
    """The editor's form of a news page, filled in validly."""
    return nested_form_data(
        {
            "title": "書き換えた題",
            "slug": "cleaning-day",
            "summary": "",
            "category": "notice",
            "date": "2026-11-22",
            "body": streamfield([("heading", "見出し")]),
            "attachments": streamfield([]),
            "news_groups": inline_formset([]),
            **values,
        }
    )


def at(name: str, *args) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def bulk(client: Client, action: str, page: Page, **values):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{address}?id={page.pk}", values)


def copy(client: Client, page: Page, **values):
    target = {
        "new_title": "写し",
        "new_slug": "copy",
        "new_parent_page": page.get_parent().pk,
        "copy_subpages": "",
    }
    return client.post(at("copy", page.pk), target | values)


def create(client: Client, page: Page):
    address = at("add", "news", "newspage", page.get_parent().pk)
    return client.post(address, form(slug="brand-new") | {"action-publish": "1"})


def latest(page: Page) -> int:
    return page.get_latest_revision().pk


ACTIONS = {
    "publish in the editor": lambda client, page: client.post(
        at("edit", page.pk), form() | {"action-publish": "1"}
    ),
    "publish in the editor as JSON": lambda client, page: client.post(
        at("edit", page.pk),
        form() | {"action-publish": "1"},
        headers={"accept": "application/json"},
    ),
    "publish with a date in the past": lambda client, page: client.post(
        at("edit", page.pk), form(go_live_at="2020-01-01 00:00") | {"action-publish": "1"}
    ),
    "publish an old version": lambda client, page: client.post(
        at("revisions_revert", page.pk, latest(page)), form() | {"action-publish": "1"}
    ),
    "publish a new page": create,
    "publish in bulk": lambda client, page: bulk(client, "publish", page),
    "copy and publish": lambda client, page: copy(client, page, publish_copies="on"),
    "make an alias": lambda client, page: copy(client, page, alias="on"),
    "unpublish": lambda client, page: client.post(at("unpublish", page.pk)),
    "unpublish in bulk": lambda client, page: bulk(client, "unpublish", page),
    "delete": lambda client, page: client.post(at("delete", page.pk)),
    "delete in bulk": lambda client, page: bulk(client, "delete", page),
    "hide behind a password": lambda client, page: client.post(
        at("set_privacy", page.pk), {"restriction_type": "login"}
    ),
    "edit and save": lambda client, page: client.post(at("edit", page.pk), form()),
    "edit a date of expiry": lambda client, page: client.post(
        at("edit", page.pk), form(expire_at="2020-01-01 00:00")
    ),
}
TAKING_OFFLINE = {"unpublish", "unpublish in bulk"}
DELETING = {"delete", "delete in bulk"}
# They publish past the approval by another way, with a reason (test_glass).
SUPERUSER = {
    "draft": set(),
    "public": TAKING_OFFLINE | DELETING | {"hide behind a password"},
    "changed": TAKING_OFFLINE | DELETING | {"hide behind a password"},
    "review": set(),
}
ROLES = {
    "superuser": SUPERUSER,
    "approver": {"public": TAKING_OFFLINE, "changed": TAKING_OFFLINE},
    "deputy": {"public": TAKING_OFFLINE, "changed": TAKING_OFFLINE},
    "writer": {},
    "colleague": {},
    "desk": {},
    "translator": {},
    "reviewer": {},
}


def page_in(state: str, steps, people) -> Page:
    if state == "draft":
        return steps.new_page(people.writer)
    page = steps.public_page(people.writer, body=[("heading", "見出し")])
    if state in ("changed", "review"):
        steps.change(page, people.writer, title="下書きの題")
    if state == "review":
        steps.submit(page, people.writer)
    return steps.fresh(page)


def public_site() -> set[tuple]:
    """What the public can read: address and version of each page, and whether it is closed."""
    closed = set(PageViewRestriction.objects.values_list("page_id", flat=True))
    return {
        (page.url_path, page.title, page.live_revision_id, page.pk in closed)
        for page in Page.objects.live()
    }


@pytest.mark.parametrize("state", SUPERUSER)
@pytest.mark.parametrize("role", ROLES)
def test_what_changes_the_public_site(role, state, client, steps, people, deputised):
    page = page_in(state, steps, people)
    client.force_login(getattr(people, role))
    before = public_site()
    done = set()
    for name, act in ACTIONS.items():
        with transaction.atomic():
            act(client, steps.fresh(page))
            if public_site() != before:
                done.add(name)
            transaction.set_rollback(True)
    assert done == ROLES[role].get(state, set())


@pytest.mark.parametrize("role", ["writer", "approver", "deputy", "desk", "translator"])
def test_nobody_below_a_superuser_moves_a_live_page(role, steps, people, deputised):
    page = steps.public_page(people.writer)
    rights = HubPagePermissionTester(getattr(people, role), page)
    assert not rights.can_move()
    assert not rights.can_publish()
    assert not rights.can_delete()
    assert not rights.can_set_view_restrictions()
    assert not HubPagePermissionTester(
        getattr(people, role), page.get_parent()
    ).can_reorder_children()


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("approver", True), ("superuser", True), ("writer", False), ("desk", False)],
)
def test_who_may_cancel_a_date(role, allowed, client, steps, people):
    from hub.editorial.services import approve

    page = steps.new_page(people.writer)
    task_state = steps.submit(page, people.writer)
    date = timezone.now() + timedelta(days=3)
    approve(task_state, people.second_approver, go_live_at=date)
    client.force_login(getattr(people, role))
    client.post(at("revisions_unschedule", page.pk, task_state.revision_id))
    assert steps.fresh(page).approved_schedule is not allowed


def test_nothing_can_be_edited_under_a_date(client, steps, people):
    from hub.editorial.services import approve

    page = steps.new_page(people.writer)
    task_state = steps.submit(page, people.writer)
    date = timezone.now() + timedelta(days=3)
    approve(task_state, people.approver, go_live_at=date)
    client.force_login(people.writer)
    client.post(at("edit", page.pk), form())
    task_state.revision.refresh_from_db()
    assert task_state.revision.content["title"] == "清掃の日"
    assert latest(steps.fresh(page)) == task_state.revision_id


def test_the_autosave_of_a_forgotten_tab_does_not_touch_what_is_reviewed(client, steps, people):
    page = steps.new_page(people.writer)
    draft = page.get_latest_revision()
    task_state = steps.submit(page, people.writer)
    client.force_login(people.writer)
    answer = client.post(
        at("edit", page.pk),
        form() | {"overwrite_revision_id": draft.pk},
        headers={"accept": "application/json"},
    )
    assert json.loads(answer.content)["success"] is False
    task_state.revision.refresh_from_db()
    assert task_state.revision.content["title"] == "清掃の日"


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("writer", True),
        ("approver", True),
        ("superuser", True),
        ("colleague", False),
        ("desk", False),
    ],
)
def test_who_may_withdraw_a_page_from_review(role, allowed, client, steps, people, waiting):
    page = steps.fresh(waiting.workflow_state.content_object)
    assert waiting.workflow_state.user_can_cancel(getattr(people, role)) is allowed
    client.force_login(getattr(people, role))
    client.post(at("edit", page.pk), form() | {"action-cancel-workflow": "1"})
    reaches_the_editor = role in ("writer", "superuser")
    assert steps.fresh(page).workflow_in_progress is not reaches_the_editor


def test_the_editor_submits_and_the_public_sees_nothing(client, steps, people):
    client.force_login(people.writer)
    before = public_site()
    address = at("add", "news", "newspage", steps.hub.news.pk)
    client.post(address, form(slug="new-day") | {"action-submit": "1"})
    page = NewsPage.objects.get(slug="new-day")
    assert page.workflow_in_progress
    assert not page.live
    assert public_site() == before


def test_languages_have_no_workflow_of_japanese_pages(hub):
    from wagtail.models import Locale

    english = hub.home.copy_for_translation(Locale.objects.get(language_code="en"))
    assert english.get_workflow() is None


def test_each_japanese_tree_has_its_workflow_and_a_second_setup_changes_nothing(hub):
    from django.core.management import call_command
    from wagtail.models import Task, Workflow, WorkflowPage, WorkflowTask

    def all_rows():
        return [
            list(model.objects.order_by("pk").values())
            for model in (Workflow, Task, WorkflowTask, WorkflowPage)
        ]

    assert hub.news.get_workflow().name == "広報ページの承認"
    assert hub.directory.get_workflow().name == "団体ページの確認"
    before = all_rows()
    call_command("setup_hub", verbosity=0)
    assert all_rows() == before


def test_an_approver_finds_public_pages_in_the_explorer(client, steps, people):
    page = steps.public_page(people.writer)
    client.force_login(people.approver)
    html = client.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).content.decode()
    assert page.title in html
    assert at("unpublish", page.pk) in html
    assert at("edit", page.pk) not in html
