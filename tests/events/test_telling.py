"""What people are told of events, news and groups by e-mail, from the demonstration's own content."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone, translation

from events.choice import Choice
from events.models import EventPage
from events.telling import full_dates, topic_of_choice
from groups.models import GroupPage
from hub.accounts.models import User
from hub.occurrences import services
from hub.occurrences.models import Occurrence
from hub.occurrences.workflow import Action
from hub.signups.models import Sheet
from hub.signups.services import open_sheet, sign_up_at_desk
from hub.telling import letters, news, topics
from hub.telling.daily import send_daily_mails
from hub.telling.models import Subscriber
from news.models import NewsPage
from tests.hub.telling.conftest import follows, mails

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

SLUG, AOI, DAY = "smartphone-tuesday", "aoi@example.com", timedelta(days=1)


@pytest.fixture(autouse=True)
def _nobody_else(monkeypatch):
    Subscriber.objects.all().delete()
    monkeypatch.setattr(letters, "_reminders", {})


@pytest.fixture
def event() -> EventPage:
    return EventPage.objects.public_sources().get(slug=SLUG)


def published(page, at) -> None:
    type(page).objects.filter(pk=page.pk).update(first_published_at=at)


def about(page: EventPage) -> list[str]:
    (group,) = [row.group_id for row in page.organisers.all() if row.group_id][:1]
    return ["events", f"events.kind:{page.kind}", f"group:{group}", f"place:{page.place_id}"]


def test_everything_that_is_offered_has_a_name_in_each_language():
    for language in dict(settings.LANGUAGES):
        with translation.override(language):
            found = [name for _room, rows in topics.offered() for _key, name in rows]
            assert len(found) == len(set(found)) > 50
            assert all(found)


@pytest.mark.parametrize(
    "topic",
    ["events.area:nowhere", "group:0", "group:x", "place:9999999999", "events:x", "gold", ""],
)
def test_what_does_not_exist_has_no_name(topic):
    assert topics.name_of(topic) == ""


@pytest.mark.parametrize("number", range(4))
def test_a_new_event_is_told_by_each_of_its_topics(event, number):
    now = timezone.now()
    EventPage.objects.update(first_published_at=now - 100 * DAY)
    NewsPage.objects.update(first_published_at=now - 100 * DAY, deadline=None)
    published(event, now - DAY)
    topic = about(event)[number]
    assert topics.name_of(topic)
    follows(AOI, topic, since=now - 2 * DAY)
    assert send_daily_mails(now) == 1
    assert event.title in mails(AOI)[0].body


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_facts_are_in_the_readers_language_and_a_title_that_is_not_is_marked(event, language):
    now = timezone.now()
    published(event, now - DAY)
    with translation.override(language):
        (found,) = [
            one
            for one in news.between(now - 2 * DAY, now)
            if one.key == f"event:{event.translation_key}"
        ]
        line = found.line()
    translated = event.get_translations().live().filter(locale__language_code=language).exists()
    assert line.is_japanese is not (translated or language.startswith("ja"))
    assert ("［日本語］" in line.heading) is line.is_japanese
    assert line.facts
    assert f"/{SLUG}/" in line.url


@pytest.mark.parametrize("action", [Action.CANCEL, Action.POSTPONE])
def test_who_follows_a_group_learns_of_a_date_that_does_not_take_place(event, action):
    now = timezone.now()
    for model in (EventPage, NewsPage):
        model.objects.update(first_published_at=now - 100 * DAY)
    follows(AOI, about(event)[2], since=now - 2 * DAY)
    row = Occurrence.objects.filter(page=event).ahead(now + DAY)[2]
    services.change([row.pk], action, now, note="講師の都合")
    assert send_daily_mails(timezone.now()) == 1
    (mail,) = mails(AOI)
    assert "講師の都合" in mail.body
    assert row.get_state_display() not in mail.subject
    assert send_daily_mails(timezone.now() + DAY) == 0
    services.change([row.pk], Action.RESTORE, timezone.now())
    assert send_daily_mails(timezone.now() + 2 * DAY) == 1
    assert str(Action.RESTORE.label) in mails(AOI)[-1].subject


def test_what_is_over_is_no_news(event):
    now = timezone.now()
    Occurrence.objects.filter(page=event).update(state="cancelled", changed_at=now - DAY)
    keys = {one.key for one in news.between(now - 2 * DAY, now)}
    ahead = Occurrence.objects.filter(page=event, ends_at__gt=now)
    own = {row.news_key for row in Occurrence.objects.filter(page=event)}
    assert keys & own == {row.news_key for row in ahead}


def test_news_is_told_when_it_is_new_and_a_week_before_it_closes():
    now = timezone.now()
    page = NewsPage.objects.public_sources().exclude(category="emergency").first()
    NewsPage.objects.update(deadline=None, first_published_at=now - 100 * DAY)
    EventPage.objects.update(first_published_at=now - 100 * DAY)
    today = timezone.localdate(now)
    NewsPage.objects.filter(pk=page.pk).update(deadline=today + 7 * DAY, date=today - 60 * DAY)
    follows(AOI, f"news.kind:{page.category}", since=now - 20 * DAY)
    assert send_daily_mails(now) == 1
    assert page.title in mails(AOI)[0].body
    assert send_daily_mails(now + DAY) == 0
    published(page, now - DAY)
    assert send_daily_mails(now + 2 * DAY) == 1
    assert send_daily_mails(now + 3 * DAY) == 0


def test_a_deadline_of_what_was_new_a_week_before_is_not_told_again():
    now = timezone.now()
    page = NewsPage.objects.public_sources().first()
    today = timezone.localdate(now)
    NewsPage.objects.filter(pk=page.pk).update(
        deadline=today + 6 * DAY, first_published_at=now - 3 * DAY, date=today - 3 * DAY
    )
    keys = [
        one.key for one in news.between(now - 15 * DAY, now) if str(page.translation_key) in one.key
    ]
    assert keys == [f"news:{page.translation_key}"]


def test_a_new_group_is_told_to_who_follows_its_area():
    now = timezone.now()
    group = GroupPage.objects.listed().filter(area_rows__isnull=False).first()
    for model in (EventPage, NewsPage, GroupPage):
        model.objects.update(first_published_at=now - 100 * DAY)
    published(group, now - DAY)
    NewsPage.objects.update(deadline=None)
    follows(AOI, f"groups.area:{group.area_rows.first().term.code}", since=now - 2 * DAY)
    assert send_daily_mails(now) == 1
    assert group.title in mails(AOI)[0].body


@pytest.mark.parametrize(
    ("codes", "topic"),
    [
        ({}, "events"),
        ({"area": ("a",)}, "events.area:a"),
        ({"kind": ("course",)}, "events.kind:course"),
        ({"area": ("a", "b")}, "events"),
        ({"area": ("a",), "kind": ("course",)}, "events"),
        ({"day": ("mon",)}, "events"),
    ],
)
def test_a_choice_of_the_list_is_the_topic_it_comes_nearest_to(codes, topic):
    assert topic_of_choice(Choice(codes)) == topic


def test_pages_lead_to_the_form_with_their_topic(client, event):
    group = GroupPage.objects.listed().first()
    for path, topic in (
        ("/events/?kind=course", "events.kind%3Acourse"),
        ("/en/events/", "events"),
        ("/news/?category=grant", "news.kind%3Agrant"),
        (f"/groups/{group.slug}/", f"group%3A{group.pk}"),
        (f"/ko/places/{event.place.slug}/", f"place%3A{event.place_id}"),
    ):
        html = client.get(path).content.decode()
        assert f'/subscribe/?topic={topic}"' in html, path


def test_that_no_place_is_left_is_told_once(event):
    now = timezone.now()
    (date,) = list(Occurrence.objects.filter(page_id=event.pk).ahead(now + 3 * DAY)[:1])
    Sheet.objects.filter(date=date).delete()
    sheet = open_sheet(Sheet(date=date, capacity=1), now)
    follows(AOI, "events")
    assert Sheet.objects.get(pk=sheet.pk).full_since is None
    values = {"name": "見本", "name_kana": "", "language": "ja", "party_size": 1}
    desk = User.objects.get(username="kyodo")
    sign_up_at_desk(sheet.pk, desk, now + timedelta(hours=1), email="", **values)
    for days in (1, 2):
        send_daily_mails(now + days * DAY)
    (mail,) = [mail for mail in mails(AOI) if "満員になりました" in mail.body]
    assert event.title in mail.body
    services.tell(date.pk, now, is_full=True, note="")
    found = [one.key for one in full_dates(now - DAY, now + DAY)]
    assert found.count(f"{date.news_thing}full") == 1
