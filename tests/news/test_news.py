"""News: pinned first, by category, gone when it has expired; feeds of each language."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from groups.models import GroupPage
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


def test_of_a_groups_news_what_is_ahead_comes_first_and_what_is_not_public_nowhere(client):
    group = GroupPage.objects.get(slug="hanagokoro", locale__language_code="ja")
    today = timezone.localdate()

    def news(slug: str, days: int | None, *, until: int | None = None, live: bool = True):
        def day(distance: int | None) -> date | None:
            return None if distance is None else today + timedelta(days=distance)

        page = NewsPage(
            title=slug,
            slug=slug,
            live=live,
            date=today - timedelta(days=400),
            held_on=day(days),
            held_until=day(until),
        )
        page.news_groups = [NewsGroup(group=group)]
        NewsIndexPage.objects.get(locale__language_code="ja").add_child(instance=page)

    NewsPage.objects.filter(slug="hana-bulbs").update(held_on=date(2026, 1, 1))
    news("no-day", None)
    news("later", 30)
    news("tomorrow", 1)
    news("begun", -1, until=2)
    news("draft", 3, live=False)
    shown = news_of(client, "/groups/hanagokoro/")
    assert [page.slug for page in shown] == ["begun", "tomorrow", "later", "hana-bulbs", "no-day"]
    assert [page.is_over for page in shown] == [False, False, False, True, False]


@pytest.mark.parametrize("model", [NewsGroup, StoryGroup])
def test_of_a_group_in_any_language_the_source_is_kept(model):
    translation = GroupPage.objects.get(slug="nihongo-hiroba", locale__language_code="vi")
    row = model(group=translation)
    row.clean()
    assert row.group == GroupPage.objects.get(slug="nihongo-hiroba", locale__language_code="ja")


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        (None, date(2027, 1, 1), "held_on"),
        (date(2027, 1, 2), date(2027, 1, 1), "held_until"),
    ],
)
def test_an_event_begins_before_it_ends(first, last, wrong):
    with pytest.raises(ValidationError) as error:
        NewsPage(title="催し", slug="moyooshi", held_on=first, held_until=last).clean()
    assert list(error.value.message_dict) == [wrong]


def test_machines_read_the_day_of_an_event_and_whose_it_is(client):
    page = NewsPage.objects.get(slug="shokudo-winter", locale__language_code="ja")
    event, group = page.structured_data(client.get(page.url).wsgi_request)["about"]
    assert (event["@type"], event["startDate"]) == ("Event", "2026-12-18")
    assert group == {"@type": "NGO", "name": "一般社団法人おやこ台所（例）"}
