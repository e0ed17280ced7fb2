"""Who has not said for two years that they want the mails is asked once, and then left alone."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from hub.core.retention import Months
from hub.mail.services import absolute
from hub.telling.letters import Letter
from hub.telling.links import manage_path
from hub.telling.models import Subscriber
from hub.telling.news import Line

ASK_AFTER = 24  # months
END_AFTER = 25


def due(now: datetime) -> Iterator[Letter]:
    """Yield the question to everybody who has not said so for long; by its key, it is sent once."""
    quiet = Subscriber.objects.filter(wanted_at__lt=Months(ASK_AFTER).cutoff(now))
    for subscriber in quiet.order_by("pk"):
        yield Letter(
            f"still-wanted:{subscriber.pk}:{subscriber.wanted_at:%Y-%m-%d}",
            subscriber.email,
            subscriber.language,
            lambda subscriber=subscriber: _question(subscriber),
        )


def _question(subscriber: Subscriber) -> Line:
    return Line(
        _("Do you still want this news?"),
        "",
        absolute(manage_path(subscriber)),
        (_("Please press the button behind this link. Without an answer we end it in a month."),),
    )
