"""News: pinned first, by category, gone when it has expired; feeds of each language."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from news.models import NewsPage, StoryPage

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
    assert client.get("/feeds/stories.atom").content.decode().count("<entry>") == 8


def test_the_citys_share_is_a_part_of_the_cost():
    story = StoryPage(cost_yen=300_000, city_share_yen=200_000)
    story.__dict__["source"] = story
    assert story.city_share_percent == 67
    story.cost_yen = None
    assert story.city_share_percent is None
