"""News: pinned first, by category, gone when it has expired; feeds of each language."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from icalendar import Calendar

from groups.models import GroupPage
from hub.core.kinds import changed
from hub.languages.families import address_in
from news.demo import moving_slugs
from news.demo.moving import move_deadlines_on
from news.models import NewsGroup, NewsIndexPage, NewsPage, StoryGroup, StoryPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def test_pinned_news_stand_above_newer_ones():
    news = list(NewsPage.objects.public_sources().newest())
    pinned = [page.pinned for page in news]
    assert pinned == sorted(pinned, reverse=True)
    dates = [page.date for page in news if not page.pinned]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("category", NewsPage.Category.values)
def test_a_category_shows_its_news_alone(client, category):
    shown = client.get(f"/news/?category={category}").context["paginator_page"].object_list
    wanted = NewsPage.objects.public_sources().filter(category=category)
    assert {page.pk for page in shown} == {page.pk for page in wanted}


def test_an_unknown_category_shows_all(client):
    response = client.get("/news/?category=%00'\"")
    count = NewsPage.objects.public_sources().count()
    assert response.context["paginator_page"].paginator.count == count


def test_counts_are_the_same_in_every_language(client):
    counts = {
        client.get(f"{prefix}/news/").context["paginator_page"].paginator.count
        for prefix in ("", "/ja-x-easy", "/en", "/zh-hans", "/ko", "/vi", "/tl")
    }
    assert len(counts) == 1


def test_expired_news_are_taken_down_and_answer_gone(client):
    page = NewsPage.objects.public_sources().first()
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()
    call_command("publish_scheduled")
    assert client.get(page.url).status_code == 410
    assert page.title not in client.get("/news/").content.decode()


def test_the_feed_is_in_the_language_of_its_address(client):
    assert "/en/news/nihongo-open-day/" in client.get("/en/feeds/news.atom").content.decode()
    assert client.get("/feeds/stories.atom").content.decode().count("<entry ") == 8


def test_the_citys_share_is_a_part_of_the_cost():
    story = StoryPage(cost_yen=300_000, city_share_yen=200_000)
    story.__dict__["source"] = story
    assert story.city_share_percent == 67
    story.cost_yen = None
    assert story.city_share_percent is None


def news_of(client, path: str) -> list[NewsPage]:
    return client.get(path).context["news"]


def test_a_group_shows_the_news_about_it_and_they_name_the_group(client):
    (news,) = news_of(client, "/groups/hanagokoro/")
    assert news.slug == "hana-bulbs"
    assert '<a href="/groups/hanagokoro/">' in client.get(news.url).content.decode()
    assert news_of(client, "/groups/senba-walk/") == []


@pytest.mark.parametrize("language", ["en", "ja-x-easy"])
def test_the_news_of_a_group_are_in_the_readers_language_where_they_are(client, language):
    (news,) = news_of(client, f"/{language}/groups/nihongo-hiroba/")
    assert (news.lang, news.url) == (language, f"/{language}/news/nihongo-open-day/")


def add_news(slug: str, closes_in: int | None, group=None, *, live: bool = True) -> NewsPage:
    today = timezone.localdate()
    page = NewsPage(
        title=slug,
        slug=slug,
        live=live,
        date=today - timedelta(days=400),
        deadline=None if closes_in is None else today + timedelta(days=closes_in),
        first_published_at=timezone.now(),
        last_published_at=timezone.now(),
    )
    page.news_groups = [NewsGroup(group=group)] if group else []
    return NewsPage.objects.get(
        pk=NewsIndexPage.objects.get(slug="news", locale__language_code="ja")
        .add_child(instance=page)
        .pk
    )


def test_of_a_groups_news_what_closes_soon_comes_first_and_what_is_not_public_nowhere(client):
    group = GroupPage.objects.get(slug="hanagokoro", locale__language_code="ja")
    NewsPage.objects.filter(slug="hana-bulbs").update(deadline=date(2026, 1, 1))
    add_news("no-day", None, group)
    add_news("later", 30, group)
    add_news("today", 0, group)
    add_news("draft", 3, group, live=False)
    shown = news_of(client, "/groups/hanagokoro/")
    assert [page.slug for page in shown] == ["today", "later", "hana-bulbs", "no-day"]
    assert [page.is_closed for page in shown] == [False, False, True, False]


@pytest.mark.parametrize("model", [NewsGroup, StoryGroup])
def test_of_a_group_in_any_language_the_source_is_kept(model):
    translation = GroupPage.objects.get(slug="nihongo-hiroba", locale__language_code="vi")
    row = model(group=translation)
    row.clean()
    assert row.group == GroupPage.objects.get(slug="nihongo-hiroba", locale__language_code="ja")


# Deadlines


def test_what_closes_soon_is_a_list_of_its_own_the_soonest_first(client):
    add_news("in-a-week", 7)
    add_news("yesterday", -1)
    found = client.get("/news/?list=deadlines").context["paginator_page"].object_list
    days = [page.deadline for page in found]
    assert found[0].slug == "in-a-week"
    assert days == sorted(days)
    assert len(days) == 4
    assert (
        'href="?list=deadlines" aria-current="true"'
        in client.get("/news/?list=deadlines").content.decode()
    )


@pytest.mark.parametrize(("closes_in", "closed"), [(0, False), (1, False), (-1, True)])
def test_after_the_last_day_it_says_by_itself_that_it_has_closed(client, closes_in, closed):
    news = add_news("volunteers", closes_in)
    for path in (news.url, "/news/?page=2"):
        html = client.get(path).content.decode()
        assert ("しめきりました" in html.split(">volunteers<")[-1]) == closed, path


def test_home_leads_to_what_closes_soon_and_leaves_out_what_has_closed(client):
    NewsPage.objects.filter(slug="year-end-hours").update(
        pinned=True, deadline=timezone.localdate() - timedelta(days=1)
    )
    changed(NewsPage)
    response = client.get("/")
    page = response.context["page"]
    assert [news.slug for news in page.closing_soon] == [
        "winter-homework-helpers",
        "neighbours-grant-spring",
        "post-with-experience",
    ]
    assert "year-end-hours" not in [news.slug for news in page.latest_news]
    assert "しめきりが近い" in response.content.decode()
    assert 'href="/news/?list=deadlines"' in response.content.decode()


@pytest.mark.parametrize(
    ("language", "words"), [("ja", "しめきり：volunteers"), ("en", "Deadline: volunteers")]
)
def test_deadlines_are_a_calendar(client, language, words):
    news = add_news("volunteers", 5)
    response = client.get(address_in("/feeds/deadlines.ics", language))
    entries = {
        str(entry["uid"]): entry for entry in Calendar.from_ical(response.content).walk("VEVENT")
    }
    entry = entries[str(news.translation_key)]
    assert entry.decoded("dtstart") == news.deadline
    assert entry["summary"] == words
    sequence = entry["sequence"]
    news.last_published_at += timedelta(hours=1)
    news.deadline += timedelta(days=1)
    news.save()
    again = Calendar.from_ical(client.get(address_in("/feeds/deadlines.ics", language)).content)
    [entry] = [one for one in again.walk("VEVENT") if one["uid"] == str(news.translation_key)]
    assert entry["sequence"] > sequence
    assert entry.decoded("dtstart") == news.deadline


def test_a_deadline_is_not_before_the_news():
    with pytest.raises(ValidationError) as error:
        NewsPage(
            title="募集", slug="boshu", date=date(2027, 1, 2), deadline=date(2027, 1, 1)
        ).clean()
    assert list(error.value.message_dict) == ["deadline"]


def test_machines_read_until_when_and_whose_it_is(client):
    page = NewsPage.objects.get(slug="terakoya-tutors", locale__language_code="ja")
    data = page.structured_data(client.get(page.url).wsgi_request)
    assert data["expires"] == "2026-06-10"
    assert data["about"] == [{"@type": "NGO", "name": "NPO法人みらい寺子屋（例）"}]


def test_in_the_demonstration_what_was_to_close_can_be_applied_for_again():
    later = timezone.localdate() + timedelta(days=40)
    assert move_deadlines_on(moving_slugs(), later) == 3
    moved = NewsPage.objects.filter(slug__in=moving_slugs(), locale__language_code="ja")
    assert all(later <= page.deadline < later + timedelta(days=28) for page in moved)
    assert NewsPage.objects.get(slug="terakoya-tutors", locale__language_code="ja").is_closed
