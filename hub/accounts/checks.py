"""What must not be there when the hub goes public."""

from django.core import checks
from django.db import DatabaseError


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


def register() -> None:
    checks.register(check_demonstration_accounts, checks.Tags.security, deploy=True)
