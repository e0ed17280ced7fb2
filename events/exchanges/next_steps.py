"""What a group is asked to do about its exchanges."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.exchanges.models import Exchange
from events.exchanges.permissions import groups_of
from events.exchanges.workflow import Action, State
from groups.models import GroupPage
from hub.accounts.next_steps import NextStep

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from hub.accounts.models import User


def lines(user: "User", thing: object | None) -> Iterator[NextStep]:
    """Say what is to do about exchanges: on the first page, and on that of their group."""
    groups = groups_of(user)
    if isinstance(thing, GroupPage):
        groups = groups.filter(pk=thing.pk)
    elif thing is not None:
        return
    yield from _as_host(Exchange.objects.filter(host_group__in=groups))
    yield from _as_either(groups)
    yield from _as_guest(Exchange.objects.filter(guest_group__in=groups))


def _as_host(exchanges: "QuerySet[Exchange]") -> Iterator[NextStep]:
    applied = exchanges.filter(state=State.APPLIED)
    yield from _steps(applied, _("A guest has applied. Please look at it"), 310)
    reported = exchanges.filter(state=State.REPORTED, host_agreed_at=None)
    yield from _steps(reported, Action.AGREE.label, 330)


def _as_either(groups: "QuerySet[GroupPage]") -> Iterator[NextStep]:
    over = Exchange.objects.filter(state=State.MATCHED, second_day__lte=timezone.localdate())
    own = over.filter(Q(host_group__in=groups) | Q(guest_group__in=groups))
    yield from _steps(own, _("Say that the visit took place"), 320)


def _as_guest(exchanges: "QuerySet[Exchange]") -> Iterator[NextStep]:
    yield from _steps(exchanges.filter(state=State.DONE), Action.REPORT.label, 320)


def _steps(exchanges: "QuerySet[Exchange]", label: str, order: int) -> Iterator[NextStep]:
    for exchange in exchanges.select_related("host_group", "guest_group", "host_department"):
        url = reverse("exchanges:one", args=[exchange.pk])
        yield NextStep(label, url, str(exchange), order=order)
