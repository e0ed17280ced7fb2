"""What only groups have: who keeps a page, that it ends with its group, what the desk alone sees."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from groups.models import GroupPage, Membership
from hub.editorial.people import is_desk

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

ENDS_WITH_THE_GROUP = _("A group's page ends with the group: close the group instead.")
NOT_YOURS = _("You do not keep the page of this group.")
NO_RIGHTS: frozenset[str] = frozenset()
ALL_RIGHTS = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})


def keeps(user: "User | AnonymousUser", group: GroupPage) -> bool:
    """Return whether `user` is a member of `group`."""
    if not user.is_active or not user.is_authenticated:
        return False
    return Membership.objects.filter(user=user, group=group).exists()


def page_deletion_refusal(user: "User | AnonymousUser", page: Page) -> str | Promise:
    """Return why no one deletes `page` in the admin, or "" (`delete_rules`)."""
    return ENDS_WITH_THE_GROUP if page.specific_class is GroupPage else ""


def withheld_from(user: "User | AnonymousUser", page: Page) -> frozenset[str]:
    """Return the rights on a group's page that only the desk has.

    A rule of `hub.pages.permissions`. The form of a group's page, its versions and its drafts show
    what the group keeps private; whoever edits the rest of the Japanese tree has no task there.
    """
    is_kept_back = isinstance(page, GroupPage) and page.is_source and not is_desk(user)
    return ALL_RIGHTS if is_kept_back else NO_RIGHTS
