"""What follows for subscribers when mail comes back."""

from hub.telling.models import Subscriber
from hub.text.mail_addresses import mail_key

MAX_BOUNCES = 2


def count_bounce(sender: type, address: str, **kwargs: object) -> None:
    """Signal receiver: an address that takes no mail twice is written to no more."""
    rows = Subscriber.objects.select_for_update().filter(email=mail_key(address))
    for subscriber in rows:
        subscriber.bounces += 1
        if subscriber.bounces >= MAX_BOUNCES:
            subscriber.delete()
        else:
            subscriber.save(update_fields=["bounces"])
