"""One change = one transaction. No request here."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from groups.models import GroupPage, PrivateAccess

if TYPE_CHECKING:
    from hub.accounts.models import User

Kind = PrivateAccess.Kind


@transaction.atomic
def note_view(user: "User", groups: GroupPage | Iterable[GroupPage], where: str) -> None:
    """Note that `user` sees private fields of a group or of several.

    Looking at the same group again within an hour belongs to the same visit: one row.

    Args:
        user: who of city hall.
        groups: source pages (a single one, or those of a list).
        where: a value of `PrivateAccess.Where`.
    """
    keys = _keys(groups)
    visits = PrivateAccess.objects.same_visit().filter(person=user, kind=Kind.VIEWED)
    noted = visits.filter(groups__in=keys).values_list("groups", flat=True)
    _note(user, keys - set(noted), Kind.VIEWED, where)


def note_export(
    user: "User", groups: GroupPage | Iterable[GroupPage], where: str, why: str = ""
) -> None:
    """Note that `user` takes private fields of groups away in a file: a row for each time."""
    _note(user, _keys(groups), Kind.EXPORTED, where, why)


def note_print(
    user: "User", groups: GroupPage | Iterable[GroupPage], where: str, why: str = ""
) -> None:
    """Note that `user` prints private fields of groups: a row for each time."""
    _note(user, _keys(groups), Kind.PRINTED, where, why)


def _keys(groups: GroupPage | Iterable[GroupPage]) -> set[int]:
    pages = [groups] if isinstance(groups, GroupPage) else groups
    return {page.pk for page in pages}


@transaction.atomic
def _note(user: "User", keys: set[int], kind: str, where: str, why: str = "") -> None:
    if not keys:
        return
    row = PrivateAccess.objects.create(
        person=user,
        username=user.username,
        group_count=len(keys),
        kind=kind,
        where=PrivateAccess.Where(where),
        why=why,
    )
    row.groups.add(*keys)
