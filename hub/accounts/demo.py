"""Demonstration accounts. They share a published password: `check --deploy` fails on them."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from hub.accounts import password_rules, roles
from hub.accounts.models import User

PASSWORD = password_rules.PUBLISHED
STAFF = {
    "koho": ("広報 太郎", [roles.EDITORS]),
    "shonin": ("承認 花子", [roles.APPROVERS]),
    "dairi": ("代決 次郎", [roles.EDITORS]),
    "kyodo": ("協働 みどり", [roles.DESK]),
}
REPRESENTATIVES = {
    "D-0001": ("みらい 一郎", None),
    "D-0002": ("かわべ 二子", "daihyo@kawabe-club.example.jp"),
    "D-0003": ("かわべ 三太", None),
}


def load() -> None:
    """Make the demonstration accounts, again and again to the same result.

    Raises:
        ImproperlyConfigured: the settings allow no demonstration.
    """
    if not settings.DEMONSTRATION_ALLOWED:
        raise ImproperlyConfigured("These settings allow no demonstration accounts.")
    password = make_password(PASSWORD)
    with transaction.atomic():
        _person("admin", "管理者", password, is_superuser=True, email=_email("admin"))
        for username, (name, held) in _staff().items():
            _person(username, name, password, held, email=_email(username))
        for username, (name, email) in REPRESENTATIVES.items():
            _person(username, name, password, email=email)


def _staff() -> dict[str, tuple[str, list[str]]]:
    """Return {username: (name, roles)} of all demonstration staff but the superuser."""
    staff = dict(STAFF)
    names = dict(settings.LANGUAGES)
    for code in roles.translated_languages():
        staff[f"honyaku-{code}"] = (f"翻訳担当（{names[code]}）", [roles.translators(code)])
        staff[f"kakunin-{code}"] = (f"翻訳確認担当（{names[code]}）", [roles.reviewers(code)])
    return staff


def _email(username: str) -> str:
    return f"{username}@city.example.jp"


def _person(
    username: str, name: str, password: str, held: list[str] | None = None, **values
) -> None:
    user, _created = User.objects.update_or_create(
        username=username,
        defaults={
            "display_name": name,
            "password": password,
            "is_active": True,
            "is_demonstration": True,
            **values,
        },
    )
    user.groups.set([Group.objects.get_or_create(name=role)[0] for role in held or []])
