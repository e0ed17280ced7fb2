"""Who may register, and what is still a registration: pure functions of people and groups."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groups.models import GroupPage, Membership
from hub.accounts.permissions import is_outside_city_hall
from hub.core.switches import is_open
from hub.submissions.history import was_sent
from hub.submissions.permissions import types_for

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

MAX_UNFINISHED = 3
STAFF = _("City staff register a group from the admin: “Type in for a group”.")
AT_THE_DESK = _("The desk registers new groups. Please ask there.")
TOO_MANY = _("Please finish or give up a registration that you have begun first.")
NOT_YOURS = _("Only who began the registration may give it up.")


def is_unfinished(group: GroupPage) -> bool:
    """Return whether `group` is a registration on its way that was never sent (or taken back)."""
    return hasattr(group, "registration") and not was_sent(group)


def registration_refusal(user: "User | AnonymousUser") -> str | Promise:
    """Return why `user` may not begin a new group, or ""."""
    if not is_outside_city_hall(user):
        return STAFF
    if not is_open("groups.registration"):
        return AT_THE_DESK
    begun = GroupPage.objects.unfinished().filter(registration__started_by=user)
    return TOO_MANY if begun.count() >= MAX_UNFINISHED else ""


def give_up_refusal(user: "User | AnonymousUser", group: GroupPage) -> str | Promise:
    """Return why `user` may not remove the registration `group`, or ""."""
    if not is_unfinished(group):
        return _("This was sent to the city already.")
    owners = Membership.objects.filter(group=group, role=Membership.Role.OWNER)
    is_owner = user.is_active and owners.filter(user_id=user.pk).exists()
    return "" if is_owner or types_for(user, group) else NOT_YOURS
