"""The one mail of the day: news that somebody asked for, and what they are reminded of.

Nobody gets a second one on a day, whatever they asked for and however often the clock runs: that an
address had its mail of a day is a row of `Told`, written with the mail.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hub.core.retention import Months
from hub.core.switches import is_open
from hub.mail.services import absolute, queue_mail
from hub.telling import letters, news
from hub.telling.links import manage_path, unsubscribe_path
from hub.telling.models import Subscriber, Subscription, Told, hashed
from hub.telling.news import Line, News
from hub.text.mail_addresses import mail_key

# Longer than a week: who is told weekly, and a clock that was away for some days.
LOOK_BACK = timedelta(days=15)
KEEP_TOLD = Months(13)
WEEKLY_ON = 3  # Thursday: before the weekend
MAX_LINES = 40
CHUNK = 500


@dataclass(frozen=True)
class Item:
    """One thing to tell an address, known by its key (`thing`, `is_return`: see `News`)."""

    key: str
    line: Callable[[], Line]
    thing: str = ""
    is_return: bool = False

    def is_new_to(self, known: set[str]) -> bool:
        """Return whether who was told what has the keys `known` is to be told."""
        if self.key in known:
            return False
        return not self.is_return or any(key.startswith(self.thing) for key in known)


@dataclass
class Post:
    """What waits for one address.

    Attributes:
        subscriber: None for who asked for no news, but is reminded of something.
    """

    email: str
    language: str
    subscriber: Subscriber | None = None
    items: list[Item] = field(default_factory=list)


def weekly_day(today: date) -> date:
    """Return the last day up to `today` on which those are told who asked for once a week."""
    return today - timedelta(days=(today.weekday() - WEEKLY_ON) % 7)


def chosen(subscriptions: Iterable[Subscription], found: Iterable[News]) -> list[News]:
    """Return what of `found` the subscriptions ask for, each once, in the same order."""
    since: dict[str, datetime] = {}
    for subscription in subscriptions:
        since[subscription.topic] = subscription.created_at
    return [
        one
        for one in found
        if any(topic in since and since[topic] < one.at for topic in one.topics)
    ]


def send_daily_mails(now: datetime) -> int:
    """Write everybody's mail of the day; return how many. Again on that day, it changes nothing."""
    today = timezone.localdate(now)
    posts = _reminded(now)
    due = list(_due(today))
    _add_news(posts, due, now)
    number = 0
    addresses = list(posts)
    for start in range(0, len(addresses), CHUNK):
        number += _write([posts[address] for address in addresses[start : start + CHUNK]], today)
    Subscription.objects.filter(pk__in=[row.pk for row in due]).update(looked_at_on=today)
    return number


def _reminded(now: datetime) -> dict[str, Post]:
    """Return {address: what it is reminded of}."""
    posts: dict[str, Post] = {}
    for letter in letters.due(now):
        address = mail_key(letter.email)
        if address:
            post = posts.setdefault(address, Post(address, letter.language))
            post.items.append(Item(letter.key, letter.line))
    for subscriber in Subscriber.objects.filter(email__in=posts):
        _belongs_to(posts, subscriber)
    return posts


def _belongs_to(posts: dict[str, Post], subscriber: Subscriber) -> Post:
    """Return the post of a subscriber, who is written to in the language they chose last."""
    post = posts.setdefault(subscriber.email, Post(subscriber.email, subscriber.language))
    post.subscriber, post.language = subscriber, subscriber.language
    return post


def _due(today: date) -> Iterable[Subscription]:
    if not is_open("subscriptions"):
        return ()
    due = Subscription.objects.due(today, weekly_day(today))
    return due.select_related("subscriber").order_by("subscriber_id", "pk")


def _add_news(posts: dict[str, Post], due: list[Subscription], now: datetime) -> None:
    if not due:
        return
    found = news.between(now - LOOK_BACK, now)
    by_subscriber: dict[int, list[Subscription]] = {}
    for subscription in due:
        by_subscriber.setdefault(subscription.subscriber_id, []).append(subscription)
    for subscriptions in by_subscriber.values():
        if wanted := chosen(subscriptions, found):
            post = _belongs_to(posts, subscriptions[0].subscriber)
            post.items += [Item(one.key, one.line, one.thing, one.is_return) for one in wanted]


def _write(posts: list[Post], today: date) -> int:
    """Write the mails of some addresses, each in a transaction of its own; return how many."""
    told: dict[str, set[str]] = {}
    rows = Told.objects.filter(hashed_address__in=[hashed(post.email) for post in posts])
    for address, key in rows.values_list("hashed_address", "key"):
        told.setdefault(address, set()).add(key)
    written = 0
    lines: dict[tuple[str, str], Line] = {}
    for post in posts:
        known = told.get(hashed(post.email), set())
        items = {item.key: item for item in post.items if item.is_new_to(known)}
        post.items = list(items.values())[:MAX_LINES]
        if post.items and key_of_day(today) not in known:
            written += _write_one(post, today, lines)
    return written


def key_of_day(day: date) -> str:
    """Return under which key it is noted that an address had its mail of a day."""
    return f"mail:{day.isoformat()}"


@transaction.atomic
def _write_one(post: Post, today: date, lines: dict[tuple[str, str], Line]) -> bool:
    address = hashed(post.email)
    _note, is_first = Told.objects.get_or_create(hashed_address=address, key=key_of_day(today))
    if not is_first:
        return False
    for item in post.items:
        if item.thing:
            Told.objects.filter(hashed_address=address, key__startswith=item.thing).delete()
    Told.objects.bulk_create(Told(hashed_address=address, key=item.key) for item in post.items)
    with translation.override(post.language):
        for item in post.items:
            if (item.key, post.language) not in lines:
                lines[item.key, post.language] = item.line()
        shown = [lines[item.key, post.language] for item in post.items]
        return queue_mail(
            template="telling/mail/daily",
            context=_context(post, shown),
            address=post.email,
            language=post.language,
            unsubscribe_url=_unsubscribe_url(post),
        )


def _context(post: Post, lines: list[Line]) -> dict[str, object]:
    more = len(lines) - 1
    return {
        "lines": lines,
        "title": lines[0].heading + (f" (+{more})" if more else ""),
        "manage": absolute(manage_path(post.subscriber)) if post.subscriber else "",
        "reason": _("You asked for news of this site with this address.")
        if post.subscriber
        else _("Something that you signed up for or look after here is coming up."),
    }


def _unsubscribe_url(post: Post) -> str:
    return absolute(unsubscribe_path(post.subscriber)) if post.subscriber else ""


@transaction.atomic
def note_told(email: str, key: str) -> bool:
    """Note that an address was told something in a mail of its own; False if it was known."""
    _note, is_new = Told.objects.get_or_create(hashed_address=hashed(email), key=key)
    return is_new
