"""What must not be there when the hub goes public."""

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core import checks
from django.db import DatabaseError
from django.db.models import Q

from hub.accounts import roles
from hub.accounts.password_rules import PUBLISHED


def check_demonstration_accounts(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Demonstration accounts share a published password."""
    from hub.accounts.models import User

    try:
        names = list(User.objects.demonstration().values_list("username", flat=True)[:3])
    except DatabaseError:  # before the first migration there are no accounts
        return []
    if not names:
        return []
    return [
        checks.Error(
            f"Demonstration accounts exist ({', '.join(names)} …); their password is public.",
            hint="Start from an empty database, or delete them in the list of people.",
            id="hub.E101",
        )
    ]


def check_published_password(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """`createsuperuser --noinput` asks no rule of passwords."""
    from hub.accounts.models import User

    powerful = User.objects.filter(is_active=True).filter(
        Q(is_superuser=True) | Q(groups__isnull=False)
    )
    try:
        found = [
            user.username
            for user in powerful.distinct()
            if not user.is_demonstration and check_password(PUBLISHED, user.password)
        ]
    except DatabaseError:
        return []
    if not found:
        return []
    return [
        checks.Error(
            f"{', '.join(found)}: the password is that of the demonstration, which is public.",
            hint="They cannot sign in with it. Set another: manage.py changepassword NAME",
            id="hub.E102",
        )
    ]


def check_roles_that_sign_in_by_code(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """A mailbox alone must not open what publishes or what groups keep private."""
    strong = {*roles.STAFF, *map(roles.reviewers, roles.translated_languages())}
    found = sorted(strong.intersection(settings.STAFF_CODE_ROLES))
    if not found:
        return []
    return [
        checks.Error(
            f"STAFF_CODE_ROLES: {', '.join(found)} sign in with a password and a second factor.",
            hint="Name only roles of divisions that work on their own pages.",
            id="hub.E103",
        )
    ]


def register() -> None:
    checks.register(check_roles_that_sign_in_by_code, checks.Tags.security)
    checks.register(check_published_password, checks.Tags.security, deploy=True)
    checks.register(check_demonstration_accounts, checks.Tags.security, deploy=True)
