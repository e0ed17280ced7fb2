"""Demonstration accounts: always the same, never where they must not be."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from hub.accounts import demo, roles
from hub.accounts.checks import check_demonstration_accounts, check_published_password
from hub.accounts.models import User
from hub.accounts.permissions import has_role, is_staff_member


@pytest.fixture
def accounts(hub):
    demo.load()


def test_loading_again_gives_the_same(accounts):
    def all_people():
        return list(User.objects.order_by("pk").values("pk", "username", "email", "is_superuser"))

    before = all_people()
    demo.load()

    assert all_people() == before
    assert len(before) == 1 + 4 + 2 * 6 + len(demo.REPRESENTATIVES)


@pytest.mark.parametrize(
    ("username", "role"),
    [
        ("koho", roles.EDITORS),
        ("shonin", roles.APPROVERS),
        ("dairi", roles.EDITORS),
        ("kyodo", roles.DESK),
        ("honyaku-ja-x-easy", roles.translators("ja-x-easy")),
        ("kakunin-zh-hans", roles.reviewers("zh-hans")),
    ],
)
def test_staff_sign_in_with_their_role(accounts, username, role):
    user = User.objects.get(username=username)

    assert has_role(user, role)
    assert is_staff_member(user)
    assert user.check_password(demo.PASSWORD)
    assert user.email == f"{username}@city.example.jp"


def test_representatives_hold_nothing(accounts):
    people = User.objects.filter(username__startswith="D-").order_by("username")

    assert [person.email for person in people] == [None, "daihyo@kawabe-club.example.jp", None]
    assert not any(is_staff_member(person) for person in people)


def test_production_settings_refuse_them(hub, settings):
    settings.DEMONSTRATION_ALLOWED = False

    with pytest.raises(ImproperlyConfigured):
        demo.load()

    assert not User.objects.exists()


def test_deploy_check_fails_while_they_exist(accounts):
    (message,) = check_demonstration_accounts(None)
    assert message.id == "hub.E101"
    with pytest.raises(SystemCheckError, match=r"hub\.E101"):
        call_command("check", deploy=True)

    User.objects.all().delete()
    assert check_demonstration_accounts(None) == []


def test_a_lost_second_factor_is_reset_by_command(accounts, capsys):
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    user = User.objects.get(username="koho")
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")

    call_command("reset_second_factor", "koho")

    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("allowed", [True, False])
def test_the_published_password_opens_nothing_elsewhere(hub, settings, client, allowed):
    settings.DEMONSTRATION_ALLOWED = allowed
    User.objects.create_superuser("admin", "admin@city.example.jp", demo.PASSWORD)
    client.post("/accounts/login/", {"login": "admin", "password": demo.PASSWORD})
    assert ("_auth_user_id" in client.session) is allowed
    if not allowed:
        (message,) = check_published_password(None)
        assert message.id == "hub.E102"
        assert "admin" in message.msg


def test_nobody_may_choose_the_published_password(hub):
    with pytest.raises(ValidationError):
        validate_password(demo.PASSWORD)
