"""The number of queries of a page is bounded, whatever the number of pages or languages."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.core import locales
from hub.languages.families import address_in
from news.models import NewsIndexPage, NewsPage, StoryIndexPage, StoryPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

WARM, COLD = 25, 60
PATHS = [
    "/",
    "/news/",
    "/news/nihongo-open-day/",
    "/stories/",
    "/stories/kawabe-no-asa/",
    "/groups/",
    "/groups/?field=environment&page=1",
    "/groups/nihongo-hiroba/",
    "/events/",
    "/events/?view=month&support=step_free",
    "/events/nihongo-sunday/",
    "/places/",
    "/places/komorebi-kan/",
    "/manual/kyodo/",
    "/manual/kyodo/introduction/",
    "/manual/kyodo/introduction/what-is-kyodo/",
    "/join/",
    "/search/?q=volunteer",
    "/search/?q=%E5%8D%94%E5%83%8D",
]


def queries(client, address: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def forget() -> None:
    """Begin as a process does that has answered something: content types are read once in its life,
    so by whichever test came first.
    """
    ContentType.objects.get_for_models(*apps.get_models())
    for cache in caches.all():
        cache.clear()
    locales.forget()


@pytest.mark.parametrize("language", ["ja", "en", "ko"])
@pytest.mark.parametrize("path", PATHS)
def test_queries_are_few(client, path, language):
    address = address_in(path, language)
    forget()
    cold = queries(client, address)
    warm = queries(client, address)
    assert len(cold) <= COLD, "\n".join(cold)
    assert len(warm) <= WARM, "\n".join(warm)


@pytest.mark.parametrize("path", ["/", "/news/", "/stories/", "/en/", "/en/stories/"])
def test_many_pages_cost_no_more_than_few(client, path):
    def warm() -> int:
        queries(client, path)
        return len(queries(client, path))

    before = warm()
    news = NewsIndexPage.objects.get(locale__language_code="ja")
    stories = StoryIndexPage.objects.get(locale__language_code="ja")
    for number in range(30):
        news.add_child(
            instance=NewsPage(title=f"知らせ{number}", slug=f"n{number}", date=date(2027, 1, 1))
        )
        stories.add_child(
            instance=StoryPage(
                title=f"話{number}", slug=f"s{number}", lead="話", date=date(2027, 1, 1)
            )
        )
    assert warm() <= before + 1  # the links to further pages


def test_many_languages_cost_no_more_than_few(client):
    """A story in seven languages beside one in three."""
    seven, three = "/en/stories/kawabe-no-asa/", "/en/stories/yube-no-terakoya/"
    for address in (seven, three):
        queries(client, address)
    assert abs(len(queries(client, seven)) - len(queries(client, three))) <= 2
