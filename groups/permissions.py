"""What only groups have: who keeps a page, and that it ends with its group."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from groups.models import GroupPage, Membership

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

ENDS_WITH_THE_GROUP = _("A group's page ends with the group: close the group instead.")
NOT_YOURS = _("You do not keep the page of this group.")


def keeps(user: "User | AnonymousUser", group: GroupPage) -> bool:
    """Return whether `user` is a member of `group`."""
    if not user.is_active or not user.is_authenticated:
        return False
    return Membership.objects.filter(user=user, group=group).exists()


def page_deletion_refusal(user: "User | AnonymousUser", page: Page) -> str | Promise:
    """Return why no one deletes `page` in the admin, or "" (`delete_rules`)."""
    return ENDS_WITH_THE_GROUP if page.specific_class is GroupPage else ""
