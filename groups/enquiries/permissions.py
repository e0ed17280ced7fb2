"""Can someone ask this group, how does it get there, and who may change that?"""

from typing import TYPE_CHECKING

from django.db import models

from groups.choices import ActivityStatus
from groups.models import EnquirySettings, GroupPage
from groups.permissions import keeps

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


class Way(models.TextChoices):
    """How an enquiry reaches the group."""

    MAIL = "mail"
    DESK = "desk"
    NONE = "none"


def is_living(group: GroupPage) -> bool:
    """Return whether `group` (a source page) is public, listed and not dissolved."""
    gone = group.taken_out or group.activity_status == ActivityStatus.CLOSED
    return group.live and not gone


def accepts_enquiries(group: GroupPage) -> bool:
    """Return whether neither `group` nor the desk has shut it."""
    doors = EnquirySettings.objects.filter(group_id=group.pk)
    return not doors.exclude(open=True, closed_by_desk=False).exists()


def addresses(group: GroupPage) -> list[str]:
    """Return where the group reads its mail: its members' and its own. Never shown to anyone."""
    members = group.memberships.filter(user__is_active=True).exclude(user__email=None)
    found = [*members.values_list("user__email", flat=True), group.email]
    return list({address.lower(): address for address in found if address}.values())


def way_to(group: GroupPage) -> Way:
    """Return how an enquiry would reach `group` (a source page) now."""
    if not (is_living(group) and accepts_enquiries(group)):
        return Way.NONE
    return Way.MAIL if addresses(group) else Way.DESK


def may_open_door(user: "User | AnonymousUser", group: GroupPage) -> bool:
    """Return whether `user` may say if `group` takes enquiries."""
    return keeps(user, group)
