"""What other systems read: structured data, feeds, sitemap, robots, manifest, readiness."""

import json
from xml.etree import ElementTree

import pytest
from django.conf import settings

from hub.languages.families import address_in
from hub.pages.models import HubSettings
from tests.pages.addresses import sitemap_entries, status_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ATOM = "{http://www.w3.org/2005/Atom}"
PLACES = ("CivicStructure", "GovernmentBuilding", "Place", "EventVenue", "Park")
EVENTS = {"Event", "EducationEvent", "ExhibitionEvent", "Festival"}
REQUIRED = {
    "WebSite": {"name", "url", "inLanguage"},
    "NGO": {"name", "description", "url", "areaServed"},
    "NewsArticle": {"headline", "datePublished", "inLanguage", "url"},
    "Report": {"headline", "datePublished", "inLanguage", "url"},
    **{kind: {"name", "description", "url", "address"} for kind in PLACES},
    "EventSeries": {"name", "url", "subEvent"},
    **{kind: {"name", "description", "url", "startDate", "location"} for kind in EVENTS},
    "TechArticle": {"headline", "inLanguage", "url"},
}


def structured_data(visit) -> list[dict]:
    scripts = visit.document.find_all("script", type="application/ld+json")
    return [json.loads(script.string) for script in scripts]


def test_structured_data_is_complete(pages, faults):
    def incomplete(visit):
        for data in structured_data(visit):
            assert data["@context"] == "https://schema.org"
            if lacking := [name for name in REQUIRED[data["@type"]] if not data.get(name)]:
                return lacking
            if data["url"] != settings.BASE_URL + visit.path:
                return data["url"]
        return None

    assert faults(pages, incomplete) == {}


def test_each_kind_of_page_describes_itself(pages):
    kinds = {
        visit.path: data["@type"]
        for visit in pages
        for data in structured_data(visit)
        if visit.language == "ja"
    }
    assert kinds["/"] == "WebSite"
    assert kinds["/groups/mirai-terakoya/"] == "NGO"
    assert kinds["/stories/kawabe-no-asa/"] == "NewsArticle"
    assert kinds["/news/nihongo-open-day/"] == "NewsArticle"
    assert kinds["/places/ume-hall/"] == "GovernmentBuilding"
    assert kinds["/events/nihongo-sunday/"] == "EventSeries"
    assert kinds["/events/oyako-kitchen/"] == "EducationEvent"
    assert kinds["/manual/kyodo/introduction/what-is-kyodo/"] == "TechArticle"


@pytest.mark.parametrize("language", list(dict(settings.LANGUAGES)))
@pytest.mark.parametrize("name", ["news", "stories", "groups"])
def test_feeds(client, language, name):
    response = client.get(address_in(f"/feeds/{name}.atom", language))
    feed = ElementTree.fromstring(response.content)  # noqa: S314
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "Cookie" not in response.get("Vary", "")
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(LANG) == language
    assert len(ids) == len(set(ids)) >= {"news": 13, "stories": 8, "groups": 20}[name]
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    for entry in entries:
        own = entry.get(LANG)
        link = entry.find(f"{ATOM}link")
        assert link.get("hreflang") == own
        assert link.get("href").startswith(settings.BASE_URL + address_in("/", own))
        assert entry.find(f"{ATOM}summary").get("type") == "text"
        assert entry.findtext(f"{ATOM}title")
        assert entry.findtext(f"{ATOM}updated")
        address = entry.find(f"{ATOM}link").attrib["href"]
        assert address.startswith(f"{settings.BASE_URL}/"), address


def test_an_entry_has_one_id_in_all_feeds_and_a_translation_another(client):
    links: dict[str, set[str]] = {}
    for language in dict(settings.LANGUAGES):
        address = address_in("/feeds/news.atom", language)
        feed = ElementTree.fromstring(client.get(address).content)  # noqa: S314
        for entry in feed.findall(f"{ATOM}entry"):
            link = entry.find(f"{ATOM}link").get("href")
            links.setdefault(entry.findtext(f"{ATOM}id"), set()).add(link)
    assert all(len(found) == 1 for found in links.values())
    assert len(links) == len(set().union(*links.values()))


def test_a_feed_links_to_the_pages_of_its_language(client):
    feed = ElementTree.fromstring(client.get("/ko/feeds/stories.atom").content)  # noqa: S314
    links = [entry.find(f"{ATOM}link").attrib["href"] for entry in feed.findall(f"{ATOM}entry")]
    assert f"{settings.BASE_URL}/ko/stories/kawabe-no-asa/" in links
    assert f"{settings.BASE_URL}/stories/kawabe-no-asa/" not in links


def test_a_feed_of_one_category(client):
    def titles(query: str) -> set[str]:
        feed = ElementTree.fromstring(client.get(f"/feeds/news.atom{query}").content)  # noqa: S314
        return {entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")}

    assert titles("?category=recruitment") < titles("")
    assert titles("?category=unknown") == titles("")


def test_the_sitemap_lists_every_live_page_once(client, pages):
    paths = [entry.path for entry in sitemap_entries(client)]
    assert len(paths) == len(set(paths)) == len(pages)
    assert client.get("/sitemap.xml?p=99").status_code == 404
    assert client.get("/sitemap.xml?p=x").status_code == 404


def test_the_sitemap_costs_the_same_whatever_its_size(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/sitemap.xml")


def test_robots(client):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in lines
    assert "Disallow: /admin/" in lines
    assert "Disallow: /" not in lines
    closed = {line for line in lines if line.startswith("Disallow: /") and "*" not in line}
    for code in ("ja-x-easy", "en", "zh-hans", "ko", "vi", "tl"):
        for part in ("search", "enquiry"):
            assert {f"Disallow: /{part}/", f"Disallow: /{code}/{part}/"} <= closed


def test_manifest_and_icons(client):
    response = client.get("/manifest.webmanifest")
    manifest = response.json()
    assert response["Content-Type"] == "application/manifest+json"
    assert manifest["name"]
    assert manifest["start_url"] == "/"
    for icon in manifest["icons"]:
        assert status_of(client, icon["src"]) == 200
    assert status_of(client, client.get("/favicon.ico")["Location"]) == 200


def test_readiness_is_cheap_and_never_cached(client, django_assert_max_num_queries):
    client.get("/healthz")
    with django_assert_max_num_queries(2):
        client.get("/healthz", REMOTE_ADDR="203.0.113.9")  # strangers cost nothing
    with django_assert_max_num_queries(10):
        response = client.get("/healthz")
    assert response.json()["status"] == "ok"
    assert {"tasks", "search"} <= set(response.json())
    assert "no-store" in response["Cache-Control"]


def test_search_engines_are_welcome_once_it_is_no_sample(client):
    HubSettings.objects.update(is_demonstration=False)
    html = client.get("/groups/").content.decode()
    assert "noindex" not in html
    assert "demo-notice" not in html
