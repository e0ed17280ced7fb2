"""Who is told of news, and how long that is kept (see `hub.core.retention`)."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.core.register_words import (
    ADMINISTRATORS,
    EVERYBODY,
    FROM_ARRIVAL,
    FROM_PERSON,
    FROM_WRITING,
)
from hub.core.retention import Months, PersonalFile, Term, days
from hub.telling.daily import KEEP_TOLD
from hub.telling.models import Subscriber, Told, UnconfirmedSubscription
from hub.telling.subscriptions.asking_again import END_AFTER


def _not_wanted_since(before: datetime) -> QuerySet[Subscriber]:
    return Subscriber.objects.filter(wanted_at__lt=before)


FILES = [
    PersonalFile(
        name=_("News by e-mail"),
        models=(
            "telling.Subscriber",
            "telling.Subscription",
            "telling.UnconfirmedSubscription",
            "telling.Told",
        ),
        purpose=_("To send people the news that they asked for, each once"),
        people=EVERYBODY,
        source=FROM_PERSON,
        office=ADMINISTRATORS,
        terms=(
            Term(
                "telling.unconfirmed",
                "telling.UnconfirmedSubscription",
                days(2),
                FROM_ARRIVAL,
                UnconfirmedSubscription.objects.since,
            ),
            Term(
                "telling.subscribers",
                "telling.Subscriber",
                Months(END_AFTER),
                _("since they last said that they want it"),
                _not_wanted_since,
            ),
            Term(
                "telling.told",
                "telling.Told",
                KEEP_TOLD,
                FROM_WRITING,
                Told.objects.before,
            ),
        ),
    ),
]
