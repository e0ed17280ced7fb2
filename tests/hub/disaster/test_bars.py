"""Lines above every page: the mode itself, and banners for lesser things."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.disaster.models import Banner
from news.models import NewsPage

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def news(shelf) -> NewsPage:
    return NewsPage.objects.get(slug="nihongo-open-day", locale__language_code="ja")


def bar_of(client, path: str) -> str:
    html = client.get(path).content.decode()
    return html.partition('<div class="bars">')[2].partition("</div>")[0]


def test_there_is_none_in_calm_times(client, news):
    assert bar_of(client, "/groups/") == ""


def test_every_page_leads_to_the_light_page_while_it_is_on_top(press, client, news):
    press("start")
    assert 'href="/ko/"' in bar_of(client, "/ko/groups/")
    press("end")
    assert bar_of(client, "/ko/groups/") == ""


def test_a_drill_is_no_alarm(press, client, news):
    press("drill")
    assert "訓練" in bar_of(client, "/groups/")


def test_a_banner_leads_to_an_approved_page_by_its_title(client, news):
    Banner.objects.create(page=news)
    assert news.title in bar_of(client, "/")
    english = news.get_translations().get(locale__language_code="en")
    assert english.title in bar_of(client, "/en/groups/")


@pytest.mark.parametrize(
    ("first", "last", "is_shown"), [(0, 0, True), (-3, 2, True), (1, 2, False), (-2, -1, False)]
)
def test_a_banner_has_days(client, news, first, last, is_shown):
    days = [TODAY() + timedelta(days=number) for number in (first, last)]
    Banner.objects.create(page=news, starts_on=days[0], ends_on=days[1])
    assert (news.title in bar_of(client, "/groups/")) is is_shown


def test_a_banner_goes_with_its_page(client, news):
    Banner.objects.create(page=news)
    news.unpublish()
    assert bar_of(client, "/groups/") == ""


def test_the_prepared_page_says_in_calm_times_that_nothing_has_happened(press, client, news):
    assert "いまは何も起きていません" in client.get("/disaster/").content.decode()
    press("start")
    assert "いまは何も起きていません" not in client.get("/disaster/").content.decode()
