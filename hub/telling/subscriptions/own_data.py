"""What people get to see of their subscriptions, by account or by mailbox, and what goes with them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from hub.accounts.links import revoke_links
from hub.accounts.me.rooms import Room
from hub.core.wording import colon, enumerated
from hub.mine import rooms as mine
from hub.telling import topics
from hub.telling.links import manage_path
from hub.telling.models import Subscriber, Subscription, UnconfirmedSubscription
from hub.telling.purposes import SUBSCRIPTION
from hub.telling.subscriptions import services
from hub.text.mail_addresses import mail_key

if TYPE_CHECKING:
    from django.db.models import Model

    from hub.accounts.models import User


def key_of(row: "Model") -> str:
    return row.key.hex


def delete_again(model: "type[Model]") -> Callable[[str], bool]:
    """Return what deletes a row that a restored backup has brought back."""

    def delete(key: str) -> bool:
        return bool(model._default_manager.filter(key=UUID(hex=key)).delete()[0])

    return delete


def _subscriptions(user: "User") -> list[dict[str, object]]:
    rows = Subscription.objects.filter(subscriber__email=mail_key(user.email or "-"))
    return [
        {"topic": row.topic, "how_often": row.how_often, "since": row.created_at}
        for row in rows.order_by("pk")
    ]


def _delete(user: "User") -> dict[str, int]:
    found = Subscriber.objects.filter(email=mail_key(user.email or "-"))
    return {"subscriptions": found.delete()[0]}


ROOM = Room(sections={"subscriptions": _subscriptions}, on_delete=_delete)


@dataclass(frozen=True)
class Found:
    """What somebody follows: topics with how often, and where they change it."""

    rows: list[tuple[str, str]]
    address: str


def _found(address: str, now: datetime) -> Found | None:
    subscriber = Subscriber.objects.filter(email=address).first()
    if subscriber is None:
        return None
    rows = [
        (name, row.get_how_often_display())
        for row in subscriber.subscriptions.all()
        if (name := topics.name_of(row.topic))
    ]
    return Found(rows, manage_path(subscriber))


def _goes(address: str, now: datetime) -> Iterator[str]:
    if found := _found(address, now):
        names = enumerated(name for name, _how_often in found.rows)
        yield f"{_('News by e-mail')}{colon()}{names}"


def _delete_of_mailbox(address: str, now: datetime, which: str) -> None:
    """End all of it; what was asked for and not confirmed goes, too."""
    for subscriber in Subscriber.objects.filter(email=address):
        services.end_all(subscriber)
    UnconfirmedSubscription.objects.filter(email=address).delete()
    revoke_links(purpose=SUBSCRIPTION, email=address)


MINE = mine.Room(
    code="subscriptions",
    template="telling/mine.html",
    found=_found,
    delete=_delete_of_mailbox,
    goes=_goes,
    order=200,
)
