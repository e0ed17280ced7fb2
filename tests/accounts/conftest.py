from types import SimpleNamespace

import pytest

from accounts import roles
from accounts.models import User
from groups.models import GroupIndexPage, GroupPage, Membership
from home.models import ContentPage, HomePage

PASSWORD = "matsu-to-ume-1122"


@pytest.fixture
def person(db):
    def make(username: str, *held: str, **values) -> User:
        from django.contrib.auth.models import Group

        values.setdefault("email", f"{username}@city.example.jp".lower())
        user = User.objects.create_user(username, values.pop("email"), PASSWORD, **values)
        user.groups.set([Group.objects.get(name=role) for role in held])
        return user

    return make


@pytest.fixture
def hub(db):
    """The page trees that roles speak of, small, and the roles themselves."""
    home = HomePage.objects.get(locale__language_code="ja")
    directory = GroupIndexPage.objects.get()
    group = directory.add_child(
        instance=GroupPage(
            title="みらい寺子屋（例）",
            slug="mirai-terakoya",
            name_kana="ミライテラコヤ",
            purpose="学びの場",
            activity="学習支援",
            locale=home.locale,
        )
    )
    manual = ContentPage.objects.get(slug="manual")
    return SimpleNamespace(home=home, directory=directory, group=group, manual=manual)


@pytest.fixture
def desk(hub, person):
    return person("kyodo", roles.DESK)


@pytest.fixture
def representative(hub, person):
    user = person("D-0001", email=None)
    Membership.objects.create(user=user, group=hub.group)
    return user


class Mailbox:
    """The mails queued so far; they are delivered by the worker, not in the test."""

    @property
    def mails(self) -> list:
        from core.models.mail import OutgoingMail

        return list(OutgoingMail.objects.order_by("pk"))

    def link(self) -> str:
        """Return the path of the address in the last mail."""
        from django.conf import settings

        (url,) = [line for line in self.mails[-1].body.splitlines() if "/password/reset/" in line]
        assert url.startswith(settings.BASE_URL)
        return url.removeprefix(settings.BASE_URL)


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()
