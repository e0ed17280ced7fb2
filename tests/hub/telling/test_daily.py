"""One mail a day at most, each thing once, on the day that was asked for, in the reader's language."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.core.kinds import changed
from hub.core.models import Switch
from hub.mail.models import OutgoingMail
from hub.telling.choices import HowOften
from hub.telling.daily import MAX_LINES, chosen, note_told, weekly_day
from hub.telling.models import Subscription
from hub.telling.news import Line, News
from tests.hub.telling.conftest import DAY, HOUR, NOW, TOPICS, day, follows, mails

pytestmark = pytest.mark.django_db
AOI = "aoi@example.com"


def test_who_follows_five_topics_gets_one_mail(room):
    follows(AOI, *TOPICS)
    for topic in TOPICS:
        room.tells(f"of {topic}", topic)
    room.tells("of two", *TOPICS[:2])
    assert day(0) == 1
    (mail,) = mails(AOI)
    for topic in TOPICS:
        assert f"知らせ of {topic}" in mail.body
    assert mail.body.count("知らせ of two") == 1
    assert mail.subject == "新しい： 知らせ of tests.rain (+5)"


def test_again_on_the_same_day_nothing_is_written(room):
    follows(AOI, "tests.tea")
    room.tells("first", "tests.tea")
    assert day(0) == 1
    room.tells("second", "tests.tea", at=NOW)
    assert day(0) == 0
    assert day(1) == 1
    assert "second" in mails(AOI)[-1].body
    assert "first" not in mails(AOI)[-1].body
    assert day(2) == 0


def test_a_topic_without_news_sends_nothing(room):
    follows(AOI, "tests.tea")
    room.tells("of another", "tests.rice")
    assert day(0) == 0
    assert not OutgoingMail.objects.exists()


def test_what_was_new_before_one_asked_is_not_told(room):
    follows(AOI, "tests.tea", since=NOW - 2 * HOUR)
    room.tells("older", "tests.tea", at=NOW - 3 * HOUR)
    assert day(0) == 0


@pytest.mark.parametrize("number", range(7))
def test_once_a_week_is_on_thursday(room, number):
    follows(AOI, "tests.tea", how_often=HowOften.WEEKLY)
    room.tells("one", "tests.tea")
    assert day(number) == (1 if number >= 2 else 0)  # of a clock that was away, on the next day


def test_a_week_later_and_not_sooner(room):
    follows(AOI, "tests.tea", how_often=HowOften.WEEKLY)
    assert [day(number) for number in range(3)] == [0, 0, 0]
    room.tells("after Thursday", "tests.tea", at=NOW + 3 * DAY)
    assert [day(number) for number in range(3, 10)] == [0, 0, 0, 0, 0, 0, 1]


def test_reminders_and_news_come_in_one_mail(room):
    follows(AOI, "tests.tea", language="tl")
    room.tells("tea", "tests.tea")
    room.reminds("visit", "AOI@example.com ".strip())
    assert day(0) == 1
    (mail,) = mails(AOI)
    assert mail.language == "tl"
    assert mail.body.index("予定 visit") < mail.body.index("知らせ tea")


def test_a_reminder_needs_no_subscription_and_has_nothing_to_end(room):
    room.reminds("visit", AOI, "ko")
    assert (day(0), day(0), day(1)) == (1, 0, 0)
    (mail,) = mails(AOI)
    assert (mail.language, mail.unsubscribe_url) == ("ko", "")
    assert "/subscribe/" not in mail.body


def test_what_was_told_in_a_mail_of_its_own_is_not_told_again(room):
    follows(AOI, "tests.tea")
    room.tells("moved", "tests.tea")
    assert note_told(AOI, "moved")
    assert not note_told(AOI, "moved")
    assert day(0) == 0


def test_a_long_mail_goes_on_the_next_day(room):
    follows(AOI, "tests.tea")
    for number in range(MAX_LINES + 1):
        room.tells(f"n{number:03}", "tests.tea")
    assert (day(0), day(1), day(2)) == (1, 1, 0)
    assert [mail.body.count("■") for mail in mails(AOI)] == [MAX_LINES, 1]


def test_switched_off_nobody_is_told_but_reminded(room):
    follows(AOI, "tests.tea")
    room.tells("tea", "tests.tea")
    room.reminds("visit", AOI)
    Switch.objects.update_or_create(part="subscriptions", defaults={"state": "off"})
    changed(Switch)
    assert day(0) == 1
    assert "知らせ tea" not in mails(AOI)[0].body


def test_many_people_cost_no_more_questions_each(room, django_assert_max_num_queries):
    room.tells("tea", "tests.tea")
    for number in range(20):
        follows(f"p{number}@example.com", "tests.tea")
    with django_assert_max_num_queries(20 * 12 + 10):
        assert day(0) == 20


NAMES = st.sampled_from(TOPICS)
ASKED = st.lists(st.tuples(NAMES, st.integers(-10, 10)), unique_by=lambda pair: pair[0])
FOUND = st.lists(st.tuples(st.frozensets(NAMES, min_size=1), st.integers(-10, 10)), max_size=8)


@pytest.mark.pure
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(asked=ASKED, found=FOUND)
def test_told_is_exactly_what_is_about_a_topic_and_newer_than_the_wish(asked, found):
    rows = [Subscription(topic=topic, created_at=NOW + hours * HOUR) for topic, hours in asked]
    everything = [
        News(str(number), NOW + hours * HOUR, about, lambda: Line("", ""))
        for number, (about, hours) in enumerate(found)
    ]
    told = chosen(rows, everything)
    assert len({one.key for one in told}) == len(told)
    for one in everything:
        is_wanted = any(row.topic in one.topics and row.created_at < one.at for row in rows)
        assert (one in told) is is_wanted


@pytest.mark.pure
@given(st.dates())
def test_the_day_of_the_week_is_the_last_thursday(today):
    found = weekly_day(today) if today.toordinal() > 7 else today
    assert found.weekday() == 3 or today.toordinal() <= 7
    assert 0 <= (today - found).days < 7


def test_what_is_as_at_first_is_told_to_who_heard_otherwise_and_again_if_it_changes_again(room):
    """A date that was cancelled, takes place after all, and is cancelled once more."""
    follows("told@example.com", "tests.tea")
    called_off, planned = (
        News(
            f"date:1:{state}",
            NOW - HOUR,
            frozenset({"tests.tea"}),
            lambda: Line("", "会"),
            thing="date:1:",
            is_return=state == "on",
        )
        for state in ("off", "on")
    )
    room.news = [called_off]
    day(0)
    follows("later@example.com", "tests.tea")
    for number, found in enumerate((planned, planned, called_off), 1):
        room.news = [found]
        day(number)
    assert len(mails("told@example.com")) == 3
    assert len(mails("later@example.com")) == 1
