"""A room whose news the tests write, and people who want to be told of them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from hub.mail.models import OutgoingMail
from hub.telling import letters, news, topics
from hub.telling.choices import HowOften
from hub.telling.daily import send_daily_mails
from hub.telling.letters import Letter
from hub.telling.models import Subscriber, Subscription
from hub.telling.news import Line, News
from hub.telling.topics import Topic

# A Tuesday.
NOW = timezone.make_aware(datetime(2026, 12, 1, 8))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TOPICS = ("tests.tea", "tests.rice", "tests.rain", "tests.snow", "tests.wind")


@dataclass
class Room:
    """What there is to tell, and to remind people of."""

    news: list[News] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)

    def tells(self, key: str, *about: str, at: datetime = NOW - HOUR) -> None:
        line = Line("新しい：", f"知らせ {key}", f"https://hub.example.jp/{key}/")
        self.news.append(News(key, at, frozenset(about), lambda: line))

    def reminds(self, key: str, email: str, language: str = "ja") -> None:
        line = Line("もうすぐ：", f"予定 {key}")
        self.letters.append(Letter(key, email, language, lambda: line))


@pytest.fixture
def room(monkeypatch) -> Room:
    """Return a room alone: no other one says anything."""
    found = Room()
    monkeypatch.setattr(news, "_sources", [lambda since, until: found.news])
    reminder = letters.Reminder("tests", lambda now: found.letters)
    monkeypatch.setattr(letters, "_reminders", {"tests": reminder})
    known = {
        code: Topic(code, lambda about, code=code: f"話題 {code}" if not about else "", "試験")
        for code in TOPICS
    }
    monkeypatch.setattr(topics, "_topics", known)
    return found


def follows(
    email: str,
    *about: str,
    how_often: str = HowOften.DAILY,
    language: str = "ja",
    since: datetime = NOW - 3 * DAY,
) -> Subscriber:
    subscriber, _is_new = Subscriber.objects.get_or_create(
        email=email, defaults={"language": language, "wanted_at": since, "created_at": since}
    )
    for topic in about:
        Subscription.objects.create(
            subscriber=subscriber,
            topic=topic,
            how_often=how_often,
            created_at=since,
            looked_at_on=timezone.localdate(since),
        )
    return subscriber


def mails(email: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(recipient=email).order_by("pk"))


def day(number: int) -> int:
    """Let the clock run `number` days after `NOW`; return how many mails were written."""
    return send_daily_mails(NOW + number * DAY)
