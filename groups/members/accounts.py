"""Accounts that the desk opens for people of a group."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from groups.members.services import add_with_account
from groups.models import GroupPage
from hub.accounts.models import User
from hub.accounts.permissions import may_manage_representatives
from hub.accounts.services import create_person


@transaction.atomic
def open_account(
    *,
    group: GroupPage,
    by: User,
    name: str = "",
    email: str = "",
    language: str = "ja",
    role: str = "owner",
    reason: str = "",
) -> User:
    """Open an account for a representative of `group` (a GroupPage of any language).

    Args:
        by: the member of the desk who does it.
        email: may be missing; the 団体ID is enough to sign in.
        role: in the group, of `Membership.Role`.
        reason: why the desk does it, for the record.

    Returns:
        The new person, without a password: they set one by a one-time code.

    Raises:
        PermissionDenied: `by` may not.
        IntegrityError: the email belongs to another account.
    """
    if not may_manage_representatives(by):
        raise PermissionDenied
    user = create_person(name=name, email=email, language=language)
    add_with_account(group.source, by, user, role, reason)
    return user
