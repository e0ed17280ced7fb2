"""May this person take tables of groups in, or carry private values out? Asked here alone."""

from typing import TYPE_CHECKING

from groups.permissions import is_desk

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


def may_import(user: "User | AnonymousUser") -> bool:
    """Return whether `user` may change groups by a table: the desk alone."""
    return user.is_authenticated and is_desk(user)


def may_export_private(user: "User | AnonymousUser") -> bool:
    """Return whether `user` may have the table with private values: the desk alone."""
    return user.is_authenticated and is_desk(user)
