"""Both sides, and the desk where it has to act, are told in the transaction of a change."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.exchanges.models import Exchange
from events.exchanges.workflow import Action
from hub.accounts.models import User
from hub.editorial.people import desk_people
from hub.mail.services import absolute, queue_mail

if TYPE_CHECKING:
    from collections.abc import Iterator

REASON = _("You take part in an exchange, or look after it.")
OF_THE_DESK = {None, Action.APPLY, Action.REPORT, Action.AGREE, Action.WITHDRAW}


def people_of(exchange: Exchange) -> "Iterator[User]":
    """Yield the people of the groups of both sides."""
    keys = [key for key in (exchange.host_group_id, exchange.guest_group_id) if key]
    people = User.objects.filter(memberships__group_id__in=keys, is_active=True)
    yield from people.distinct().order_by("pk")


def tell(exchange: Exchange, by: User, action: Action | None = None) -> None:
    """Tell all but who did it what was done; without an action it was offered."""
    told = {person.pk: person for person in people_of(exchange)}
    if action in OF_THE_DESK:
        told |= {person.pk: person for person in desk_people()}
    for person in told.values():
        if person.pk == by.pk:
            continue
        queue_mail(
            template="exchanges/mail/changed",
            context={
                "exchange": exchange,
                "action": action,
                "address": absolute(reverse("exchanges:one", args=[exchange.pk])),
                "reason": REASON,
            },
            recipient=person,
            is_confidential=False,
        )
