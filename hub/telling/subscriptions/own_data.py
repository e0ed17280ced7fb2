"""What people with an account get to see of their subscriptions, and what goes with them."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from hub.accounts.me.rooms import Room
from hub.telling.models import Subscriber, Subscription
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
