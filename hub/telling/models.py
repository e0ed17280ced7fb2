"""Who wants to be told of what, and what they were told. An address, confirmed, is all it takes."""

from datetime import date, datetime
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from hub.telling.choices import HowOften
from hub.text.mail_addresses import mail_key

MAX_TOPIC = 80


def hashed(address: str) -> str:
    """Return what stands for an address where only sameness is asked."""
    return salted_hmac("hub.telling.told", mail_key(address)).hexdigest()


def how_often_field() -> models.CharField:
    return models.CharField(
        _("how often"), max_length=10, choices=HowOften, default=HowOften.WEEKLY
    )


def topic_field() -> models.CharField:
    return models.CharField(_("topic"), max_length=MAX_TOPIC)


class Subscriber(models.Model):
    """A mailbox whose reader asked to be told, in their language."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # When its reader last said that they want it.
    wanted_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    bounces = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")

    def __str__(self) -> str:
        return self.email


class SubscriptionQuerySet(models.QuerySet):
    def due(self, today: date, weekly_day: date) -> Self:
        """Those whose turn it is: they were not looked at since their day."""
        daily = Q(how_often=HowOften.DAILY, looked_at_on__lt=today)
        return self.filter(daily | Q(how_often=HowOften.WEEKLY, looked_at_on__lt=weekly_day))


class Subscription(models.Model):
    """One topic of a subscriber (see `hub.telling.topics`)."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, related_name="subscriptions"
    )
    topic = topic_field()
    how_often = how_often_field()
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # The last day on which the clock looked whether there is something to tell.
    looked_at_on = models.DateField(default=timezone.localdate, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "topic"], name="subscribed_once")
        ]
        indexes = [models.Index(fields=["how_often", "looked_at_on"], name="subscription_due")]
        ordering = ["pk"]
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")

    def __str__(self) -> str:
        return self.topic


class UnconfirmedQuerySet(models.QuerySet):
    def since(self, before: datetime) -> Self:
        """Those made before a moment."""
        return self.filter(created_at__lt=before)


class UnconfirmedSubscription(models.Model):
    """What somebody asked for who has not shown yet that they read this mailbox."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=10)
    topic = topic_field()
    how_often = how_often_field()
    form_key = models.CharField(  # noqa: DJ001 - unique where there is one
        max_length=64, null=True, unique=True, editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UnconfirmedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("unconfirmed subscription")
        verbose_name_plural = _("unconfirmed subscriptions")

    def __str__(self) -> str:
        return self.topic


class ToldQuerySet(models.QuerySet):
    def before(self, moment: datetime) -> Self:
        return self.filter(at__lt=moment)


class Told(models.Model):
    """That an address was told something, or had its mail of a day: never twice.

    It outlives whatever might be told again, and names nobody.
    """

    hashed_address = models.CharField(max_length=64)
    key = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = ToldQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hashed_address", "key"], name="told_once")]
        verbose_name = _("note of what was told")
        verbose_name_plural = _("notes of what was told")

    def __str__(self) -> str:
        return self.key
