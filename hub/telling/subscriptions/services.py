"""Asking to be told, confirming, changing, ending. One change, one transaction, no request."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.accounts.links import check_link_code, issue_link, revoke_links, use_link
from hub.accounts.models import MailLink
from hub.core.rules import Refused
from hub.core.switches import is_open
from hub.mail.services import absolute, queue_mail
from hub.telling import topics
from hub.telling.choices import HowOften
from hub.telling.models import Subscriber, Subscription, UnconfirmedSubscription
from hub.telling.purposes import SUBSCRIPTION
from hub.text.mail_addresses import mail_key
from hub.text.numbers import whole_number

VALID_FOR = timedelta(hours=24)
MAX_TOPICS = 50
VOID = gettext_lazy("This link no longer works.")


def _subject_of(asked: UnconfirmedSubscription) -> str:
    return f"subscription:{asked.pk}"


def of_link(link: MailLink | None) -> UnconfirmedSubscription | None:
    """Return what a link is to confirm."""
    kind, _colon, key = link.subject.partition(":") if link else ("", "", "")
    if kind != "subscription":
        return None
    return UnconfirmedSubscription.objects.filter(pk=whole_number(key)).first()


def link_by_code(asked: UnconfirmedSubscription, typed: str) -> MailLink | None:
    """Return the link of `asked` if `typed` are the six digits of its mail."""
    links = MailLink.objects.filter(purpose=SUBSCRIPTION, subject=_subject_of(asked))
    latest = links.order_by("-pk").first()
    return check_link_code(latest.pk if latest else None, typed, SUBSCRIPTION)


@transaction.atomic
def ask(
    *, topic: str, how_often: str, email: str, language: str, form_key: str | None = None
) -> UnconfirmedSubscription:
    """Write down what somebody would like to be told of, and mail them a link.

    Nothing of it depends on whether the address is known.

    Args:
        form_key: what marks this sending of the form: the same again changes nothing.
    """
    known = UnconfirmedSubscription.objects.filter(form_key=form_key).first() if form_key else None
    if known:
        return known
    asked = UnconfirmedSubscription.objects.create(
        topic=topic,
        how_often=how_often,
        email=mail_key(email),
        language=language,
        form_key=form_key,
    )
    issued = issue_link(
        purpose=SUBSCRIPTION,
        email=asked.email,
        subject=_subject_of(asked),
        valid_for=VALID_FOR,
        with_code=True,
        language=language,
    )
    with translation.override(language):
        queue_mail(
            template="telling/mail/confirm",
            context={
                "topic": topics.name_of(topic),
                "how_often": asked.get_how_often_display(),
                "address": absolute(reverse("subscribe_confirm", args=[issued.token])),
                "digits": issued.code,
                "reason": _("Somebody wrote this address into the form."),
            },
            address=asked.email,
            language=language,
        )
    return asked


@transaction.atomic
def confirm(asked: UnconfirmedSubscription, link: MailLink, now: datetime) -> Subscriber:
    """Let what was asked for count, as the link in its mail says.

    Raises:
        Refused: the link is used up, or there are too many topics.
    """
    if not use_link(link):
        raise Refused.because(VOID)
    subscriber = _wanting(asked.email, asked.language, now)
    others = subscriber.subscriptions.exclude(topic=asked.topic)
    if others.count() >= MAX_TOPICS:
        raise Refused.because(_("You follow too many topics. Please end some of them first."))
    subscription, is_new = _subscribed(subscriber, asked.topic, asked.how_often, now)
    if not is_new:
        subscription.how_often = asked.how_often
        subscription.save(update_fields=["how_often"])
    asked.delete()
    revoke_links(purpose=SUBSCRIPTION, subject=link.subject)
    return subscriber


@transaction.atomic
def follow(email: str, language: str, topic: str, now: datetime) -> bool:
    """Let an address follow a topic whose reader has shown that it is theirs; return whether it does.

    What it follows already stays as it is.
    """
    if not is_open("subscriptions") or not topics.name_of(topic):
        return False
    subscriber = _wanting(mail_key(email), language, now)
    if subscriber.subscriptions.exclude(topic=topic).count() >= MAX_TOPICS:
        return False
    _subscribed(subscriber, topic, HowOften.WEEKLY, now)
    return True


def _wanting(email: str, language: str, now: datetime) -> Subscriber:
    """Return the subscriber with this address, new or known, locked, who wants our mails now."""
    subscriber, _is_new = Subscriber.objects.get_or_create(
        email=email, defaults={"language": language, "created_at": now, "wanted_at": now}
    )
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    _wanted(subscriber, now, language=language)
    return subscriber


def _subscribed(
    subscriber: Subscriber, topic: str, how_often: str, now: datetime
) -> tuple[Subscription, bool]:
    return Subscription.objects.get_or_create(
        subscriber=subscriber,
        topic=topic,
        defaults={
            "how_often": how_often,
            "created_at": now,
            "looked_at_on": timezone.localdate(now),
        },
    )


def _wanted(subscriber: Subscriber, now: datetime, *, language: str) -> None:
    """Note that the reader of the mailbox wants the mails, which therefore arrive."""
    subscriber.wanted_at, subscriber.bounces, subscriber.language = now, 0, language
    subscriber.save(update_fields=["wanted_at", "bounces", "language"])


@transaction.atomic
def change(
    subscriber: Subscriber, now: datetime, *, language: str, how_often: Mapping[int, str]
) -> None:
    """Keep in which language and how often somebody is told.

    Args:
        how_often: {key of a subscription: code}; others stay.
    """
    _wanted(subscriber, now, language=language)
    for row in subscriber.subscriptions.filter(pk__in=how_often):
        row.how_often = how_often[row.pk]
        row.save(update_fields=["how_often"])


@transaction.atomic
def still_wants(subscriber: Subscriber, now: datetime) -> None:
    """Keep on for two years more."""
    _wanted(subscriber, now, language=subscriber.language)


@transaction.atomic
def end_one(subscriber: Subscriber, key: int, now: datetime) -> bool:
    """End one subscription; return whether any is left. Without one the address is forgotten."""
    subscriber.subscriptions.filter(pk=key).delete()
    if subscriber.subscriptions.exists():
        _wanted(subscriber, now, language=subscriber.language)
        return True
    end_all(subscriber)
    return False


@transaction.atomic
def end_all(subscriber: Subscriber) -> None:
    """End all that somebody asked for, and forget their address."""
    subscriber.delete()
