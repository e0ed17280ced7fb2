"""Subscribers of the demonstration: invented people, one for each topic, in all languages."""

from django.conf import settings

from hub.telling import topics
from hub.telling.choices import HowOften
from hub.telling.models import Subscriber, Subscription

DOMAIN = "mihon.example.jp"


def finish(demo) -> None:
    """Let somebody follow the first topic of each code that is chosen from a list."""
    first_of: dict[str, str] = {}
    for _room, rows in topics.offered():
        for topic, _name in rows:
            first_of.setdefault(topic.partition(":")[0], topic)
    for topic in first_of.values():
        follow(topic)


def follow(topic: str) -> None:
    """Let an invented reader follow `topic`; once, however often it is asked."""
    if Subscription.objects.filter(topic=topic, subscriber__email__endswith=DOMAIN).exists():
        return
    number = Subscriber.objects.filter(email__endswith=DOMAIN).count() + 1
    languages = list(dict(settings.LANGUAGES))
    subscriber = Subscriber.objects.create(
        email=f"reader-{number}@{DOMAIN}", language=languages[number % len(languages)]
    )
    how_often = HowOften.DAILY if number % 2 else HowOften.WEEKLY
    Subscription.objects.create(subscriber=subscriber, topic=topic, how_often=how_often)
