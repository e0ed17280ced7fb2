"""The directory's page: few queries, sharable addresses, other forms, what crawlers are told."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.addresses import read

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]

MAX_QUERIES = 25
COMBINATIONS = [
    "",
    "area=senba",
    "kana=ka",
    "area=senba&area=goken&day=sat&language=en",
    "need=food&area=senba&day=sat&audience=everyone&field=environment&joining=members_wanted"
    "&language=ja&access=step_free&kana=ka",
    "q=川&area=senba&day=sat&need=food",
    "view=map&area=senba",
    "format=json&area=senba&day=sat",
    "format=geojson&area=senba",
]
EVERYTHING = {
    "needs": ["food"],
    "areas": ["senba", "goken"],
    "days": ["sat"],
    "audiences": ["everyone"],
    "activity_fields": ["environment"],
    "languages_spoken": ["ja", "en"],
    "accessibility": ["step_free"],
    "members_wanted": True,
    "activity": "川を歩く。",
    "latitude": 36.37,
    "longitude": 140.46,
    "position_public": True,
}


@pytest.fixture
def visit(client, directory):
    def visit(query: str = "", language: str = "") -> BeautifulSoup:
        response = client.get(f"{language}{directory.url}?{query}")
        assert response.status_code == 200
        return BeautifulSoup(read(response), "html.parser")

    return visit


@pytest.mark.parametrize("query", COMBINATIONS)
def test_queries_are_few_however_many_groups(directory, add, client, query):
    client.get(directory.url)

    def asked() -> int:
        call_command("update_search", verbosity=0)
        read(client.get(f"{directory.url}?{query}"))  # the frame is remembered from here
        with CaptureQueriesContext(connection) as captured:
            assert read(client.get(f"{directory.url}?{query}"))
        return len(captured)

    add("カワベ", **EVERYTHING)
    few = asked()
    for _number in range(9):
        add("カワベ", **EVERYTHING)
    assert asked() == few <= MAX_QUERIES


# Words


@pytest.fixture
def indexed(add):
    add("カワ", title="川の会", activity="川を歩いて拾う。", areas=["senba"])
    add("カワワ", title="川と輪", activity="輪になって話す。", areas=["goken"])
    add("ヤマ", title="山の会", activity="山に登る。そばに川がある。", areas=["senba"])
    call_command("update_search", verbosity=0)


def names(page: BeautifulSoup) -> list[str]:
    return [title.get_text(strip=True) for title in page.select(".group-card h3 a")]


def test_words_find_groups_alone_best_first(indexed, visit):
    page = visit("q=川")
    assert names(page)[-1] == "山の会"
    assert sorted(names(page)) == ["山の会", "川と輪", "川の会"]
    assert page.select_one(".directory__chosen").find(string=lambda text: "川" in text)


def test_counts_agree_with_words_too(indexed, client, directory):
    results = client.get(f"{directory.url}?q=川&area=senba").context["results"]
    assert results.count() == 2
    (area,) = [question for question in results.questions if question.facet.name == "area"]
    assert {offer.option.code: offer.count for offer in area.offers} == {"senba": 0, "goken": 1}


def test_words_that_no_group_has_all_of_find_those_with_some(indexed, client, directory):
    results = client.get(f"{directory.url}?q=山 輪").context["results"]
    assert results.is_partial
    assert results.count() == 2


@pytest.mark.parametrize("words", ["ほうれんそう", "!!!", '"', "%00", "x" * 3000])
def test_words_that_nothing_has_find_nothing(indexed, visit, words):
    page = visit(f"q={words}" if words != "%00" else "q=qqqq%00")
    assert names(page) == []
    assert page.select_one(".empty")


def test_only_the_best_of_very_many_are_looked_at(indexed, client, directory, monkeypatch):
    monkeypatch.setattr("groups.directory.results.Results.most_by_words", 2)
    results = client.get(f"{directory.url}?q=川").context["results"]
    assert results.is_cut
    assert results.count() == len(results.pages(slice(0, 10))) == 2


# Choosing


def test_needs_are_the_first_choice_until_something_is_chosen(add, visit):
    add("ア", needs=["food"], areas=["senba"])
    assert visit().select_one(".needs a")["href"] == "?need=food#results"
    assert visit("area=senba").select(".needs") == []


def test_what_is_chosen_can_be_taken_away_and_words_keep_it(add, visit, directory):
    add("ア", days=["sat", "sun"], areas=["senba"])
    page = visit("day=sat&area=senba")
    hrefs = [link["href"] for link in page.select(".directory__chosen a")]
    assert hrefs == ["?day=sat#results", "?area=senba#results", directory.url]
    hidden = [(field["name"], field["value"]) for field in page.select("form [type=hidden]")]
    assert hidden == [("area", "senba"), ("day", "sat")]


def test_pages_keep_the_choice(add, visit):
    for number in range(13):
        add(f"ア{number}", days=["sat"])
    page = visit("day=sat&nonsense=1&kana=a")
    assert page.select_one("[rel=next]")["href"] == "?day=sat&kana=a&page=2"
    assert len(names(visit("day=sat&kana=a&page=2"))) == 1


# Crawlers


@pytest.mark.parametrize(
    ("query", "indexed"),
    [
        ("", True),
        ("area=senba", True),
        ("area=nowhere", True),
        ("area=senba&day=sat", False),
        ("area=senba&area=goken", False),
        ("q=x", False),
        ("kana=a", False),
        ("view=map", False),
    ],
)
def test_combinations_are_not_indexed(add, visit, directory, settings, query, indexed):
    add("ア", **EVERYTHING)
    page = visit(query)
    assert bool(page.select("meta[name=robots]")) is not indexed
    assert page.select_one("link[rel=canonical]")["href"] == settings.BASE_URL + directory.url
    for link in page.select(".facets a, .kana a, .directory__chosen a[href^='?'], .views a"):
        assert "nofollow" in link["rel"]


def test_robots_are_told_not_to_walk_combinations(client):
    rules = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /*?*&" in rules
    assert "Disallow: /*?*format=" in rules


# Other forms


def as_json(client, address: str) -> dict:
    response = client.get(address)
    assert response["X-Robots-Tag"] == "noindex"
    return json.loads(read(response))


def test_the_same_results_as_json(add, client, directory):
    add("ア", areas=["senba"], days=["sat"], phone="029-000-0001", phone_public=True)
    add("イ", areas=["goken"])
    found = as_json(client, f"{directory.url}?area=senba&format=json")
    assert found["count"] == 1
    (group,) = found["groups"]
    assert group["title"] == "アの会"
    assert (group["areas"], group["days"]) == (["senba"], ["sat"])
    assert group["contact"] == {}  # public on the page, but not given away without a consent


def test_the_map_shows_public_places_alone(add, client, directory):
    place = {"latitude": 36.371234, "longitude": 140.461234}
    add("ア", position_public=True, position_precision="exact", **place)
    add("イ", position_public=True, position_precision="district", **place)
    add("ウ", position_public=False, **place)
    add("エ", position_public=True)
    found = as_json(client, f"{directory.url}?format=geojson")
    points = {
        feature["properties"]["name"]: feature["geometry"]["coordinates"]
        for feature in found["features"]
    }
    assert points == {"アの会": [140.461234, 36.371234], "イの会": [140.46, 36.37]}
    assert {area["properties"]["name"] for area in found["areas"]} >= {"千波", "内原"}
    assert found["truncated"] is False


def test_an_unknown_form_is_the_page(add, visit):
    add("ア")
    assert names(visit("format=exe")) == ["アの会"]


def test_tiles_may_be_fetched_by_pages_with_a_map_alone(add, client, directory, settings):
    settings.MAP_TILES_URL = "https://tiles.example.jp/{z}/{x}/{y}.png"
    add("ア")

    def pictures(query: str) -> str:
        policy = client.get(f"{directory.url}{query}")["Content-Security-Policy"]
        return next(part.strip() for part in policy.split(";") if "img-src" in part)

    assert pictures("?view=map") == "img-src 'self' data: https://tiles.example.jp"
    assert pictures("") == "img-src 'self' data:"
    settings.MAP_TILES_URL = ""
    assert pictures("?view=map") == "img-src 'self' data:"


def test_suggestions_in_the_directory_are_groups(visit, add, client):
    add("カワベ")
    call_command("update_search", verbosity=0)
    form = visit().select_one("form.directory__words")
    assert form["data-suggest"] == "/search/suggest/?type=group"
    suggestions = client.get(form["data-suggest"] + "&q=かわ").json()["suggestions"]
    assert [suggestion["text"] for suggestion in suggestions] == ["カワベの会"]
