"""What must not be there when the hub goes public."""

from django.contrib.auth.hashers import check_password
from django.core import checks
from django.db import DatabaseError
from django.db.models import Q

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


def register() -> None:
    checks.register(check_published_password, checks.Tags.security, deploy=True)
    checks.register(check_demonstration_accounts, checks.Tags.security, deploy=True)
