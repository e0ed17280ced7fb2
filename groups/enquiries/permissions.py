"""May somebody ask this group, how does it get there, and who may change that?"""

from typing import TYPE_CHECKING

from django.db import models

from groups.choices import ActivityStatus
from groups.models import EnquiryDoor, GroupPage
from groups.permissions import is_desk, keeps

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


class Way(models.TextChoices):
    """How an enquiry reaches the group."""

    MAIL = "mail"
    DESK = "desk"
    NONE = "none"


def accepts_enquiries(group: GroupPage) -> bool:
    """Return whether `group` (of any language) may be asked: a living group with an open door."""
    source = group.source
    if not source.live or source.taken_out or source.activity_status == ActivityStatus.CLOSED:
        return False
    closed = EnquiryDoor.objects.filter(group_id=source.pk).exclude(open=True, closed_by_desk=False)
    return not closed.exists()


def addresses(group: GroupPage) -> list[str]:
    """Return where the group reads its mail: its members' and its own. Never shown to anybody."""
    members = group.memberships.filter(user__is_active=True).exclude(user__email=None)
    found = [*members.values_list("user__email", flat=True), group.email]
    return list({address.lower(): address for address in found if address}.values())


def way_to(group: GroupPage) -> Way:
    """Return how an enquiry would reach `group` (a source page) now."""
    if not accepts_enquiries(group):
        return Way.NONE
    return Way.MAIL if addresses(group) else Way.DESK


def may_open_door(user: "User | AnonymousUser", group: GroupPage) -> bool:
    """Return whether `user` may say if `group` takes enquiries."""
    return keeps(user, group)


def may_oversee(user: "User | AnonymousUser") -> bool:
    """Return whether `user` sees volumes, passes on, and stops abuse."""
    return is_desk(user)
