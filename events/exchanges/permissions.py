"""Who somebody is beside an exchange, and what they may do with it."""

from typing import TYPE_CHECKING

from events.exchanges.models import Exchange
from events.exchanges.workflow import Action, Role, State, may
from groups.models import GroupPage
from hub.core.rules import Answer
from hub.editorial.people import is_desk

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from hub.accounts.models import User


def groups_of(user: "User | AnonymousUser") -> "QuerySet[GroupPage]":
    """Return the public groups that `user` speaks for."""
    if not user.is_authenticated:
        return GroupPage.objects.none()
    return GroupPage.objects.public_sources().filter(memberships__user=user).order_by("title")


def roles_of(user: "User | AnonymousUser", exchange: Exchange) -> frozenset[Role]:
    """Return who `user` is beside `exchange`; for divisions the desk speaks."""
    roles = {Role.DESK} if is_desk(user) else set()
    keys = set(groups_of(user).values_list("pk", flat=True))
    if exchange.host_group_id in keys:
        roles.add(Role.HOST)
    if exchange.guest_group_id in keys:
        roles.add(Role.GUEST)
    if keys - {exchange.host_group_id, exchange.guest_group_id}:
        roles.add(Role.OTHER)
    return frozenset(roles)


def may_do(user: "User | AnonymousUser", action: Action, exchange: Exchange) -> Answer:
    """Return whether `user` may do `action` with `exchange` now."""
    return may(action, State(exchange.state), roles_of(user, exchange))


def may_look(user: "User | AnonymousUser", exchange: Exchange) -> bool:
    """Return whether `user` sees an exchange in the portal: its sides, the desk, and while it
    looks for a guest all groups.
    """
    roles = roles_of(user, exchange)
    is_open = exchange.state == State.OFFERED and Role.OTHER in roles
    return is_open or bool(roles & {Role.DESK, Role.HOST, Role.GUEST})
