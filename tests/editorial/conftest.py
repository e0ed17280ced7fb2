from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from accounts.roles import APPROVERS, DESK, EDITORS, reviewers, translators
from core.models import OutgoingMail
from editorial.models import Deputy, ReviewTaskState
from groups.models import GroupIndexPage
from news.models import NewsIndexPage, NewsPage


@pytest.fixture
def hub(db):
    news = NewsIndexPage.objects.get(locale__language_code="ja")
    directory = GroupIndexPage.objects.get(locale__language_code="ja")
    return SimpleNamespace(news=news, directory=directory, home=news.get_parent().specific)


@pytest.fixture
def person(hub):
    def make(username: str, *roles: str, **values) -> User:
        values.setdefault("email", f"{username}@city.example.jp")
        user = User.objects.create_user(username, password="plum-1122-blossom", **values)
        user.groups.set([Group.objects.get(name=role) for role in roles])
        return user

    return make


@pytest.fixture
def people(person) -> SimpleNamespace:
    return SimpleNamespace(
        writer=person("koho", EDITORS, display_name="広報 太郎"),
        colleague=person("koho-2", EDITORS, display_name="広報 次郎"),
        approver=person("shonin", APPROVERS, display_name="承認 花子"),
        second_approver=person("shonin-2", APPROVERS, display_name="承認 次郎"),
        deputy=person("dairi", EDITORS, display_name="代決 三郎"),
        desk=person("kyodo", DESK, display_name="協働 みどり"),
        translator=person("honyaku", translators("en")),
        reviewer=person("kakunin", reviewers("en")),
        superuser=person("admin", is_superuser=True),
    )


@pytest.fixture
def deputised(people) -> Deputy:
    """`people.deputy` stands in for `people.approver` today."""
    today = timezone.localdate()
    return Deputy.objects.create(
        user=people.approver,
        deputy=people.deputy,
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=1),
    )


class Desk:
    """The steps of the story that the tests tell."""

    def __init__(self, hub: SimpleNamespace) -> None:
        self.hub = hub

    def new_page(self, user: User, title: str = "清掃の日", **values) -> NewsPage:
        """Write a draft that was never public."""
        page = NewsPage(title=title, slug="cleaning-day", live=False, owner=user, **values)
        page.locale_id = self.hub.news.locale_id
        self.hub.news.add_child(instance=page)
        page.save_revision(user=user)
        return self.fresh(page)

    def public_page(self, user: User, **values) -> NewsPage:
        page = self.new_page(user, **values)
        page.get_latest_revision().publish()
        return self.fresh(page)

    def change(self, page: NewsPage, user: User, **values):
        """Save a draft with `values`; return the revision."""
        draft = self.fresh(page).get_latest_revision_as_object()
        for name, value in values.items():
            setattr(draft, name, value)
        return draft.save_revision(user=user)

    def submit(self, page: NewsPage, user: User) -> ReviewTaskState:
        page = self.fresh(page)
        return page.get_workflow().start(page, user).current_task_state.specific

    def fresh(self, page: NewsPage) -> NewsPage:
        return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def steps(hub) -> Desk:
    return Desk(hub)


@pytest.fixture
def waiting(steps, people) -> ReviewTaskState:
    """A public page with a changed title, submitted by its writer."""
    page = steps.public_page(people.writer)
    steps.change(page, people.writer, title="清掃の日（日程変更）")
    return steps.submit(page, people.writer)


@pytest.fixture
def mails():
    """The mails queued so far, as {address: mail} (the last one to each)."""

    def read() -> dict[str, OutgoingMail]:
        return {mail.recipient: mail for mail in OutgoingMail.objects.order_by("pk")}

    return read
