"""The secret address by which a subscriber looks after what they asked for."""

from uuid import UUID

from django.core import signing
from django.urls import reverse

from hub.telling.models import Subscriber

SALT = "hub.telling.manage"


def _token(subscriber: Subscriber) -> str:
    return signing.Signer(sep=".", salt=SALT).sign(str(subscriber.key))


def manage_path(subscriber: Subscriber) -> str:
    """Return where whoever holds the link changes and ends it, in the active language."""
    return reverse("subscriptions", args=[_token(subscriber)])


def unsubscribe_path(subscriber: Subscriber) -> str:
    """Return where a POST alone ends all of it."""
    return reverse("unsubscribe", args=[_token(subscriber)])


def subscriber_of(token: str) -> Subscriber | None:
    """Return whose link it is, None if it is none of ours or all was ended."""
    try:
        key = signing.Signer(sep=".", salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    return Subscriber.objects.filter(key=UUID(key)).first()
