"""The way to exchanges on a group's own page in the portal, and what waits for the desk."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.exchanges.models import Exchange
from events.exchanges.workflow import State
from groups.doors import Door
from hub.core.today import Waiting
from hub.editorial.people import is_desk

if TYPE_CHECKING:
    from groups.models import GroupPage
    from hub.accounts.models import User


def exchanges_of(group: "GroupPage") -> Door:
    return Door(_("Exchanges"), reverse("exchanges:mine"), "people")


def lines(user: "User") -> Iterator[Waiting]:
    """Say how many guests have applied, for whom the desk is to fix the days."""
    if is_desk(user):
        number = Exchange.objects.filter(state=State.APPLIED).count()
        yield Waiting(number, _("Exchanges: fix the days"), reverse("exchanges:mine"), order=160)
