"""Groups give promises, too: their people are asked what has become of them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from groups.models import GroupPage, Membership
from hub.followups import kinds

if TYPE_CHECKING:
    from django.db.models import QuerySet


def addresses(group: GroupPage) -> Iterator[str]:
    """Yield the mailboxes of those who keep the page of a group."""
    members = Membership.objects.filter(group=group.source, user__is_active=True)
    return filter(None, members.values_list("user__email", flat=True))


def groups_of(address: str) -> "QuerySet":
    """Return the keys of the groups whose page somebody with this mailbox keeps."""
    members = Membership.objects.filter(user__email=address, user__is_active=True)
    return members.values_list("group_id", flat=True)


def register() -> None:
    kinds.register_promiser(kinds.Promiser("groups.GroupPage", addresses, groups_of))
