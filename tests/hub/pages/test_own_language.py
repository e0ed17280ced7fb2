"""Lists in the reader's language: what is in it comes first, and can be had alone."""

import re

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
LISTS = ["news", "stories", "places", "groups"]
CARDS = "h3[class*=row__name], h3.card__title, h3.news-row__title"


def shown(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def all_entries(client, address: str, query: str = "") -> list[bool]:
    """Return of each entry of a list, in its order, whether it is in another language."""
    found, number = [], 1
    while True:
        page = shown(client, f"{address}?{query}&page={number}")
        found += [bool(title.select(".in-language")) for title in page.select(CARDS)]
        if not page.select("a[rel=next]"):
            return found
        number += 1


def numbers(page: BeautifulSoup) -> list[int]:
    line = page.select_one(".own-language").get_text(" ")
    return [int(number) for number in re.findall(r"\d+", line)]


@pytest.mark.parametrize("name", ["news", "stories", "groups"])
def test_what_is_in_the_readers_language_comes_first_and_can_be_had_alone(client, name):
    address = f"/vi/{name}/"
    entries = all_entries(client, address)
    own = entries.count(False)
    pinned = 1 if name == "news" else 0
    assert 0 < own < len(entries)
    assert entries[pinned:] == sorted(entries[pinned:])
    page = shown(client, address)
    assert sorted(numbers(page)) == [own, len(entries)]
    link = page.select_one(".own-language a")["href"]
    assert all_entries(client, address, link[1:]) == [False] * own
    only = shown(client, address + link)
    assert sorted(numbers(only)) == [own, len(entries)]
    assert "own=" not in only.select_one(".own-language a")["href"]


@pytest.mark.parametrize("name", LISTS)
def test_in_japanese_everything_is_in_the_readers_language(client, name):
    plain, asked = (shown(client, f"/{name}/{query}") for query in ("", "?own=1"))
    assert not plain.select(".own-language")
    assert [t.text for t in plain.select(CARDS)] == [t.text for t in asked.select(CARDS)]


def test_it_is_not_offered_where_all_is_in_the_readers_language(client):
    assert not any(all_entries(client, "/vi/places/"))
    assert not shown(client, "/vi/places/").select(".own-language")


def test_what_is_chosen_beside_the_language_is_kept(client):
    page = shown(client, "/vi/groups/?day=sat&own=1")
    assert "day=sat" in page.select_one(".own-language a")["href"]
    offers = page.select(".facets a[href*='?']")
    assert all("own=1" in offer["href"] for offer in offers)
    page = shown(client, "/vi/news/?own=1&category=notice")
    assert "category=notice" in page.select_one(".own-language a")["href"]


@pytest.mark.parametrize("query", ["own=2", "own=%00", "own=1&own=2", "own[]=1", "own=１"])
def test_other_values_choose_nothing(client, query):
    expected = all_entries(client, "/vi/stories/")
    assert all_entries(client, "/vi/stories/", query) == expected


@pytest.mark.parametrize(
    ("prefix", "is_read"),
    [("en/", True), ("ko/", True), ("vi/", True), ("tl/", True), ("zh-hans/", False), ("", False)],
)
def test_a_name_in_japanese_has_its_reading_in_latin_letters(client, prefix, is_read):
    page = shown(client, f"/{prefix}groups/")
    japanese = page.select(".group-card[lang^=ja]")
    assert prefix in ("", "en/") or japanese
    assert [len(card.select(".latin-name")) for card in japanese] == [is_read] * len(japanese)


def test_a_groups_page_says_how_its_japanese_name_is_read(client):
    page = Page.objects.get(slug="kawabe-club", locale__language_code="en")
    (reading,) = shown(client, page.url).select("[lang=ja-Latn]")
    assert reading.text == "Kawabe Kurabu"
    assert not shown(client, "/groups/kawabe-club/").select("[lang=ja-Latn]")
