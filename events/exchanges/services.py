"""Exchanges, one change in one transaction; no request here."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from events.exchanges.models import Exchange
from events.exchanges.notifications import tell
from events.exchanges.permissions import groups_of, may_do, roles_of
from events.exchanges.workflow import NOT_YOURS, STEPS, Action, Role
from groups.models import GroupPage
from hub.core.rules import Refused, require
from hub.editorial.people import is_desk
from hub.pages.models import Department

if TYPE_CHECKING:
    from hub.accounts.models import User

SAME = _("A guest comes from elsewhere.")
NOT_OVER = _("The second half day is still to come.")
GUEST = ("guest_group", "guest_department", "wish")
OF_A_GUEST = {"guest_group": None, "guest_department": None, "wish": ""}


@transaction.atomic
def offer(exchange: Exchange, user: "User") -> Exchange:
    """Keep a new offer.

    Raises:
        Refused: `user` does not speak for its host.
    """
    is_own = groups_of(user).filter(pk=exchange.host_group_id or 0).exists()
    if not is_own and not is_desk(user):
        raise Refused.because(NOT_YOURS)
    exchange.save()
    tell(exchange, user)
    return exchange


@transaction.atomic
def apply(pk: int, user: "User", guest: "GroupPage | Department", wish: str) -> Exchange:
    """Let a group, or by the desk a division, be the guest.

    Raises:
        Refused: `user` does not speak for the guest, it is the host, or there is one already.
    """
    exchange = _locked(pk, user, Action.APPLY)
    if guest in (exchange.host_group, exchange.host_department):
        raise Refused.because(SAME)
    if isinstance(guest, GroupPage):
        if not is_desk(user) and not groups_of(user).filter(pk=guest.pk).exists():
            raise Refused.because(NOT_YOURS)
        return _moved(exchange, Action.APPLY, user, guest_group=guest, wish=wish)
    if not is_desk(user):
        raise Refused.because(NOT_YOURS)
    return _moved(exchange, Action.APPLY, user, guest_department=guest, wish=wish)


@transaction.atomic
def decline(pk: int, user: "User") -> Exchange:
    """Let an offer look for another guest.

    Raises:
        Refused: `user` may not, or nobody has applied.
    """
    exchange = _locked(pk, user, Action.DECLINE)
    tell(exchange, user, Action.DECLINE)
    return _moved(exchange, Action.DECLINE, None, **OF_A_GUEST)


@transaction.atomic
def match(pk: int, user: "User", first: date, second: date, plan: str) -> Exchange:
    """Fix the two half days.

    Raises:
        Refused: `user` is not of the desk, or nobody has applied.
    """
    exchange = _locked(pk, user, Action.MATCH)
    days = sorted((first, second))
    return _moved(exchange, Action.MATCH, user, first_day=days[0], second_day=days[1], plan=plan)


@transaction.atomic
def finish(pk: int, user: "User", today: date) -> Exchange:
    """Note that the visit took place.

    Raises:
        Refused: `user` may not, or its second day is still to come.
    """
    exchange = _locked(pk, user, Action.FINISH)
    if exchange.second_day is None or exchange.second_day > today:
        raise Refused.because(NOT_OVER)
    return _moved(exchange, Action.FINISH, user)


@transaction.atomic
def report(
    pk: int, user: "User", now: datetime, *, learned: str, will_use: str, for_all: str
) -> Exchange:
    """Keep what the guest learned; who writes it agrees for the guest, and the host is asked anew.

    Raises:
        Refused: `user` may not, or the visit is not over.
    """
    exchange = _locked(pk, user, Action.REPORT)
    values = {"learned": learned, "will_use": will_use, "for_all": for_all}
    return _moved(exchange, Action.REPORT, user, **values, guest_agreed_at=now, host_agreed_at=None)


@transaction.atomic
def agree(pk: int, user: "User", now: datetime) -> Exchange:
    """Agree for the host that the report is public: from now on it is.

    Raises:
        Refused: `user` may not, or there is no report.
    """
    exchange = _locked(pk, user, Action.AGREE)
    return _moved(exchange, Action.AGREE, user, host_agreed_at=now)


@transaction.atomic
def withdraw(pk: int, user: "User") -> Exchange:
    """Withdraw an offer.

    Raises:
        Refused: `user` may not, or the visit is over.
    """
    return _moved(_locked(pk, user, Action.WITHDRAW), Action.WITHDRAW, user)


def _locked(pk: int, user: "User", action: Action) -> Exchange:
    exchange = Exchange.objects.select_for_update().get(pk=pk)
    require(may_do(user, action, exchange))
    return exchange


def _moved(exchange: Exchange, action: Action, by: "User | None", **values: object) -> Exchange:
    for name, value in values.items():
        setattr(exchange, name, value)
    exchange.state = STEPS[action].to
    exchange.save()
    if by is not None:
        tell(exchange, by, action)
    return exchange


def actions_for(user: "User", exchange: Exchange) -> list[Action]:
    """Return what `user` may do now, in the order of an exchange's life."""
    if Role.DESK in roles_of(user, exchange) and exchange.is_public:
        return []
    found = [action for action in Action if may_do(user, action, exchange)]
    return [a for a in found if not (a == Action.AGREE and exchange.host_agreed_at)]
