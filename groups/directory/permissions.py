"""Who adds groups to the directory in the admin."""

from typing import TYPE_CHECKING

from wagtail.models import Page

from groups.directory.models import GroupIndexPage
from groups.permissions import NO_RIGHTS
from hub.editorial.people import is_desk

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


def add_withheld_from(user: "User | AnonymousUser", page: Page) -> frozenset[str]:
    """Return the right to add groups below the directory from all but the desk.

    A rule of `hub.pages.permissions`: whoever adds a page owns it, and sees what it keeps private.
    """
    if not isinstance(page, GroupIndexPage) or is_desk(user):
        return NO_RIGHTS
    return frozenset({"add"})
