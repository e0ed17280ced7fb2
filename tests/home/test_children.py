"""The children's entrance: where to go, readings for who is nine, and nothing asked."""

import re

import pytest
from bs4 import BeautifulSoup

from home.models import ContentPage
from hub.core.models import Switch
from hub.core.parts import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
PREFIXES = ["", "ja-x-easy/", "en/", "zh-hans/", "ko/", "vi/", "tl/"]


def shown(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_home_leads_to_it_and_to_the_weekend_in_each_language(client, prefix):
    links = shown(client, f"/{prefix}").select(".for-children a")
    assert [link["href"] for link in links] == [
        f"/{prefix}children/",
        f"/{prefix}groups/?audience=children&day=sat&day=sun",
    ]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_it_shows_groups_for_children_and_asks_nothing(client, prefix):
    main = shown(client, f"/{prefix}children/").select_one("main")
    assert main.select(".group-card")
    assert len(main.select(".group-card")) <= 6
    assert not main.select("form, input:not([type=checkbox]), textarea, select")
    assert not main.select("a[href*=feedback]")
    assert "029-232-9151" in main.text


def test_its_groups_are_those_that_are_there_for_children(client):
    page = ContentPage.objects.get(for_children=True, locale__language_code="ja")
    found = page.children_groups
    assert all(g.audience_rows.filter(code="children").exists() for g in found.shown)
    cards = shown(client, found.weekend_url).select(".group-card")
    assert len(cards) <= len(shown(client, found.all_url).select(".group-card"))


@pytest.mark.parametrize(
    ("prefix", "cookie", "read", "left_bare"),
    [
        ("", "", "協働", "小"),
        ("", "no-furigana", "協働", "小"),
        ("", "furigana", "小学生", ""),
        ("", "furigana.grade-6", "", "小学生"),
        ("ja-x-easy/", "", "小学生", ""),
    ],
)
def test_its_kanji_have_readings_from_the_third_grade_on(client, prefix, cookie, read, left_bare):
    client.cookies["reading"] = cookie
    title = shown(client, f"/{prefix}children/").select_one("main")
    ruby = {re.sub(r"[ぁ-ゖ]", "", element.text) for element in title.select("ruby")}
    assert not read or any(read in word or word in read for word in ruby)
    assert not left_bare or left_bare not in ruby


def test_other_pages_in_japanese_have_readings_only_for_who_wants_them(client):
    assert not shown(client, "/about/").select("rt")
    assert shown(client, "/children/").select("rt")


def test_without_groups_it_shows_what_was_written_alone(client):
    Switch.objects.update_or_create(part="groups", defaults={"state": State.OFF})
    main = shown(client, "/children/").select_one("main")
    assert not main.select(".group-card, a[href*=audience]")
    assert not shown(client, "/").select(".for-children a[href*=audience]")


def test_a_hub_without_one_has_no_way_to_it(client):
    ContentPage.objects.filter(for_children=True).update(for_children=False)
    ContentPage.objects.get(slug="about", locale__language_code="ja").save()
    page = ContentPage.objects.get(slug="children", locale__language_code="ja")
    assert page.children_groups is None
    assert not shown(client, "/children/").select("rt")
