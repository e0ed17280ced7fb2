"""May this person take tables of groups in, or carry private values out? Asked here alone."""

from typing import TYPE_CHECKING

from hub.core.rules import Answer
from hub.editorial.people import desk_answer

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


def may_import(user: "User | AnonymousUser") -> Answer:
    """Return whether `user` may change groups by a table: the desk alone."""
    return desk_answer(user)


def may_export_private(user: "User | AnonymousUser") -> Answer:
    """Return whether `user` may have the table with private values: the desk alone."""
    return desk_answer(user)
