"""Alternates, the language switcher, and what an address without a translation answers."""

import re

import pytest
from django.conf import settings
from django.utils.html import escape
from django.utils.translation import gettext, override

from home.models import ContentPage
from hub.languages.families import address_in
from news.models import NewsPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

ALL = list(dict(settings.LANGUAGES))
IN_HREFLANG = [code for code in ALL if code != "ja-x-easy"]
FULLY_TRANSLATED = "stories/kawabe-no-asa/"
ONLY_JAPANESE = "news/"


def hreflangs(visit) -> dict[str, str]:
    links = visit.document.select("link[rel=alternate][hreflang]")
    return {link["hreflang"]: link["href"].removeprefix(settings.BASE_URL) for link in links}


def switcher(visit) -> dict[str, dict]:
    return {
        tag["hreflang"]: tag.attrs
        for tag in visit.document.select("header .language-links__list a[hreflang]")
    }


def family(path: str) -> str:
    """Return the address that all languages of a page share."""
    return address_in(path, "ja")


def test_alternates_are_reciprocal_and_real(pages):
    stated = {visit.path: hreflangs(visit) for visit in pages}
    real = {(family(visit.path), visit.language): visit.path for visit in pages}
    for path, alternates in stated.items():
        expected = {
            code: real[family(path), code] for code in IN_HREFLANG if (family(path), code) in real
        }
        assert alternates == expected | {"x-default": real[family(path), "ja"]}, path


def test_the_sitemap_says_the_same_as_the_pages(pages):
    for visit in pages:
        stated = hreflangs(visit)
        del stated["x-default"]
        assert visit.alternates == stated, visit.path


def test_the_switcher_lists_all_languages(visits, faults):
    def wrong(visit):
        links = switcher(visit)
        current = [code for code, attributes in links.items() if "aria-current" in attributes]
        return (list(links) != ALL and list(links)) or (current != [visit.language] and current)

    assert faults(visits, wrong) == {}


def test_the_switcher_marks_what_is_missing(pages):
    real = {visit.path for visit in pages}
    for visit in pages:
        for code, attributes in switcher(visit).items():
            assert attributes["href"] == address_in(visit.path, code), visit.path
            is_missing = attributes.get("rel") == ["nofollow"]
            assert is_missing is (attributes["href"] not in real), (visit.path, code)


def test_a_missing_translation_is_told_kindly(client, pages):
    real = {visit.path for visit in pages}
    path = next(
        visit.path
        for visit in pages
        if visit.path.startswith("/groups/") and f"/ko{visit.path}" not in real
    )
    response = client.get(f"/ko{path}")
    html = response.content.decode()
    assert response.status_code == 404
    assert response["X-Robots-Tag"] == "noindex"
    assert '<html lang="ko">' in html
    with override("ko"):
        assert gettext("This page is not in your language yet") in html
    main = html[html.index("<main") : html.index("</main>")]
    assert f'href="{path}" hreflang="ja"' in main
    assert f'href="/ko{path}"' not in main
    assert "<dl" in main, "a group's coded facts are shown at once"
    header = html[html.index("<header") : html.index("<main")]
    assert re.findall(r'hreflang="([^"]+)" aria-current="true"', header) == ["ko"]


def test_a_missing_translation_offers_what_can_be_read_instead(client):
    """The summary in the nearest language, the pages beside it, and the desk."""
    in_english = ContentPage.objects.live().filter(locale__language_code="en")
    page = next(
        page
        for page in ContentPage.objects.live().filter(locale__language_code="vi", depth__gte=3)
        if page.get_siblings(inclusive=False).live().exists()
        and in_english.filter(translation_key=page.translation_key).exists()
    )
    address = page.get_url()
    page.unpublish()
    html = client.get(address).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    nearest = in_english.get(translation_key=page.translation_key)
    assert f'<p class="lost__page">{escape(nearest.title)}</p>' in main
    assert escape(nearest.summary) in main
    languages = re.findall(r'hreflang="([\w-]+)"', main)
    assert languages[0] == "en"
    assert languages.index("en") < languages.index("ja")
    beside = re.findall(r'<li><a href="(/vi/[\w/-]+/)"', main)
    assert 0 < len(beside) <= 5
    assert all(client.get(other).status_code == 200 for other in beside)
    assert 'href="tel:' in main


@pytest.mark.parametrize(
    ("reader", "marks"),
    [
        ("vi", {"Tiếng Nhật"}),
        ("en", {"Japanese"}),
        ("ja-x-easy", {"ふつうの日本語"}),
        ("ja", set()),
    ],
)
def test_a_list_says_which_language_an_entry_is_in(client, reader, marks):
    html = client.get(address_in("/stories/", reader)).content.decode()
    html = re.sub("<rt.*?</rt>|</?ruby>|</?hub-text>", "", html)
    found = set(re.findall(r'class="in-language" lang="[\w-]+">([^<]+)<', html))
    assert marks <= found
    assert bool(found) is bool(marks)


@pytest.mark.parametrize("language", ALL)
def test_an_unknown_address_is_answered_in_its_language(client, language):
    response = client.get(address_in("/no/such/page/", language))
    with override(language):
        heading = gettext("Page not found")
    assert response.status_code == 404
    assert f'<html lang="{language}">' in response.content.decode()
    assert f"<h1>{heading}</h1>" in response.content.decode()


def test_what_was_never_public_is_unknown(client):
    parent = ContentPage.objects.get(slug="join", locale__language_code="ja")
    parent.add_child(instance=ContentPage(title="ひみつの計画", slug="secret-plan", live=False))
    for address in ("/join/secret-plan/", "/en/join/secret-plan/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "ひみつ" not in response.content.decode()


def test_what_has_ended_is_gone_in_every_language(client):
    NewsPage.objects.get(slug="nihongo-open-day", locale__language_code="ja").unpublish()
    for language in ALL:
        response = client.get(address_in("/news/nihongo-open-day/", language))
        assert response.status_code == 410
        assert response["X-Robots-Tag"] == "noindex"
        assert f'<html lang="{language}">' in response.content.decode()


def test_lists_mark_pages_of_another_language(client):
    html = client.get("/ko/groups/").content.decode()
    main = html[html.index("<main") :]
    assert 'lang="ja"' in main


def test_lists_are_equally_long_in_all_languages(client):
    counts = {
        language: client.get(address_in("/groups/", language))
        .context["paginator_page"]
        .paginator.count
        for language in ALL
    }
    assert len(set(counts.values())) == 1
    assert counts["ja"] >= 24


def test_easy_japanese_has_a_short_address(client):
    response = client.get("/easy/groups/")
    assert response.status_code == 301
    assert response["Location"] == "/ja-x-easy/groups/"
