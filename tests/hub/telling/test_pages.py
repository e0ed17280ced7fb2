"""Asking to be told in a browser: without account, cookie or script."""

import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from hub.core.forms import opened_stamp
from hub.languages.families import address_in
from hub.mail.models import OutgoingMail
from hub.mail.services import send_due
from hub.telling import letters
from hub.telling.choices import HowOften
from hub.telling.links import manage_path, unsubscribe_path
from hub.telling.models import Subscriber, Subscription, UnconfirmedSubscription
from hub.telling.subscriptions import asking_again
from tests.hub.telling.conftest import DAY, NOW, day, follows, mails

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("room")]
ADDRESS = "lan@guests.example.com"
LANGUAGES = list(dict(settings.LANGUAGES))


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


def asked(language: str = "ja", topic: str = "tests.tea", **values: object):
    """Return the answer to a form that a person took their time for."""
    answers = {
        "topic": topic,
        "how_often": "daily",
        "email": ADDRESS,
        "opened": opened_stamp(60),
        "website": "",
    } | values
    return Client().post(address_in(f"/subscribe/?topic={topic}", language), answers)


def digits() -> str:
    return re.search(r"(?<!\d)\d{6}(?!\d)", OutgoingMail.objects.latest("pk").body).group()


def link() -> str:
    """Return the path of the link in the latest mail."""
    return re.search(r"https?://[^/]+(/\S+)", OutgoingMail.objects.latest("pk").body).group(1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_asks_confirms_changes_and_ends_it_in_any_language(language):
    page = Client().get(address_in("/subscribe/?topic=tests.tea", language))
    assert "話題 tests.tea" in page.content.decode()
    answer = asked(language)
    assert answer.status_code == 302
    assert not Subscriber.objects.exists()
    answer = Client().post(answer.url, {"code": digits()})
    subscriber = Subscriber.objects.get()
    assert (subscriber.email, subscriber.language) == (ADDRESS, language)
    assert answer.url == address_in(manage_path(subscriber), language)
    assert not UnconfirmedSubscription.objects.exists()

    subscription = Subscription.objects.get()
    assert f"often-{subscription.pk}" in Client().get(answer.url).content.decode()
    changes = {"do": "change", "language": "vi", f"often-{subscription.pk}": "weekly"}
    assert Client().post(answer.url, changes).status_code == 302
    subscription.refresh_from_db()
    assert subscription.how_often == HowOften.WEEKLY
    assert Subscriber.objects.get().language == "vi"

    assert Client().post(answer.url, {"do": "end_all"}).status_code == 200
    assert not Subscriber.objects.exists()
    assert Client().get(answer.url).status_code == 410


def test_looking_at_the_link_does_nothing_and_its_button_counts():
    asked()
    path = link()
    assert Client().get(path).status_code == 200
    assert not Subscriber.objects.exists()
    assert Client().post(path).status_code == 302
    assert Subscription.objects.get().topic == "tests.tea"
    assert Client().get(path).status_code == 410


def test_a_known_address_is_answered_as_an_unknown_one():
    follows(ADDRESS, "tests.tea")
    known, unknown = asked(), asked(email="new@guests.example.com")
    assert known.status_code == unknown.status_code == 302
    pages = [Client().get(answer.url).content.decode() for answer in (known, unknown)]
    assert pages[0].replace(ADDRESS, "new@guests.example.com").count("new@") == pages[1].count(
        "new@"
    )
    assert len(mails(ADDRESS)) == len(mails("new@guests.example.com")) == 1
    Client().post(known.url, {"code": "x"})
    assert Subscription.objects.count() == 1


def test_asking_twice_for_one_topic_keeps_one_with_the_new_choice():
    for how_often in ("daily", "weekly"):
        Client().post(asked(how_often=how_often).url, {"code": digits()})
    assert Subscription.objects.get().how_often == HowOften.WEEKLY


def test_the_form_sent_twice_as_it_is_sends_one_mail():
    stamp = opened_stamp(60)
    assert asked(opened=stamp).url == asked(opened=stamp).url
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize(
    "values",
    [
        {"email": "lan"},
        {"email": ""},
        {"how_often": "hourly"},
        {"topic": "tests.gold"},
        {"topic": "tests.tea:\x00"},
        {"topic": ""},
        {"topic": "x" * 5000},
        {"website": "x"},
        {"opened": "x"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_sent(values):
    answer = asked(**values) if "topic" not in values else asked(**{"how_often": "daily"} | values)
    assert answer.status_code == 200
    assert not UnconfirmedSubscription.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_wrong_digits_are_refused_and_after_five_the_right_ones_too():
    answer = asked()
    right = digits()
    wrong = "000000" if right != "000000" else "111111"
    for _n in range(5):
        assert Client().post(answer.url, {"code": wrong}).status_code == 200
    Client().post(answer.url, {"code": right})
    assert not Subscriber.objects.exists()


def test_one_address_is_not_flooded():
    found = [asked(opened=opened_stamp(60 + number)).status_code for number in range(11)]
    assert found == [302] * 10 + [429]


@pytest.mark.parametrize("token", ["x", "x.y", "a" * 32 + ".x"])
def test_links_that_are_not_ours_open_nothing(token):
    assert Client().get(f"/subscribe/mine/{token}/").status_code == 410
    assert Client().post(f"/subscribe/off/{token}/").status_code == 200
    assert Client().get(f"/subscribe/confirm/{token}/").status_code == 410


def test_one_topic_is_ended_and_the_others_stay():
    subscriber = follows(ADDRESS, "tests.tea", "tests.rice")
    path = manage_path(subscriber)
    first, second = subscriber.subscriptions.all()
    assert Client().post(path, {"do": "end", "which": first.pk}).status_code == 302
    assert list(subscriber.subscriptions.all()) == [second]
    other = follows("b@example.com", "tests.tea").subscriptions.get()
    Client().post(path, {"do": "end", "which": other.pk})
    assert Subscription.objects.filter(pk=other.pk).exists()
    assert Client().post(path, {"do": "end", "which": second.pk}).status_code == 200
    assert not Subscriber.objects.filter(email=ADDRESS).exists()


def test_what_is_gone_is_shown_as_gone_and_ended_alone():
    """A group that was deleted or taken out: the other topics stay."""
    subscriber = follows(ADDRESS, "tests.tea", "tests.gone")
    gone = subscriber.subscriptions.get(topic="tests.gone")
    path = manage_path(subscriber)
    html = Client().get(path).content.decode()
    assert f'aria-describedby="gone-{gone.pk}"' in html
    assert f'name="often-{gone.pk}"' not in html
    assert Client().post(path, {"do": "end", "which": gone.pk}).status_code == 302
    assert [row.topic for row in subscriber.subscriptions.all()] == ["tests.tea"]
    assert "gone-" not in Client().get(path).content.decode()


def test_mail_programs_end_it_by_one_post_without_cookie(room, mailoutbox):
    follows(ADDRESS, "tests.tea", "tests.rice", language="tl")
    room.tells("tea", "tests.tea")
    day(0)
    send_due()
    (message,) = mailoutbox
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.fullmatch(r"<https?://[^/]+(/tl/\S+)>", message.extra_headers["List-Unsubscribe"])
    path = address.group(1)
    assert OutgoingMail.objects.get().unsubscribe_url == ""

    browser = Client(enforce_csrf_checks=True)
    assert browser.get(path).status_code == 200
    assert Subscriber.objects.exists()
    sent = browser.post(
        path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )
    assert sent.status_code == 200
    assert not Subscriber.objects.exists()
    assert browser.post(path).status_code == 200


def test_who_says_nothing_for_two_years_is_asked_once_and_then_forgotten(monkeypatch):
    reminder = letters.Reminder("still_wanted", asking_again.due)
    monkeypatch.setattr(letters, "_reminders", {"still_wanted": reminder})
    subscriber = follows(ADDRESS, "tests.tea", since=NOW - 729 * DAY)
    assert [day(number) for number in range(4)] == [0, 0, 1, 0]
    assert manage_path(subscriber) in mails(ADDRESS)[0].body
    other = follows("b@example.com", "tests.tea", since=NOW - 24 * 32 * DAY)
    Client().post(manage_path(other), {"do": "keep"})
    Subscriber.objects.filter(pk=subscriber.pk).update(wanted_at=NOW - 25 * 32 * DAY)
    call_command("forget", only=["telling.subscribers"], verbosity=0)
    assert list(Subscriber.objects.all()) == [other]


def test_nothing_is_kept_of_who_never_confirmed(time_machine):
    asked()
    time_machine.move_to(NOW + 3 * DAY)
    call_command("forget", only=["telling.unconfirmed"], verbosity=0)
    assert not UnconfirmedSubscription.objects.exists()


def test_the_address_of_ending_shows_its_button():
    subscriber = follows(ADDRESS, "tests.tea")
    assert 'method="post"' in Client().get(unsubscribe_path(subscriber)).content.decode()
