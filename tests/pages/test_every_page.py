"""What holds on every address of the hub, in every language."""

from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve
from django.utils.translation import override

from hub.accounts.models import User
from tests.pages.addresses import language_of, status_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

JAPANESE = {"ja", "ja-x-easy"}
LOADED_BY = [("script", "src"), ("img", "src"), ("img", "srcset"), ("source", "srcset")]
LOADED_BY += [("iframe", "src"), ("video", "src"), ("video", "poster"), ("audio", "src")]
LOADED_RELS = {"stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload"}


def test_answers_as_it_should(visits, faults):
    def wrong_status(visit):
        return visit.response.status_code != visit.expected_status and visit.response.status_code

    assert faults(visits, wrong_status) == {}


def test_all_languages_are_visited(pages):
    assert {visit.language for visit in pages} == set(dict(settings.LANGUAGES))


def test_one_heading_and_one_main(visits, faults):
    def missing(visit):
        found = {name: len(visit.document.find_all(name)) for name in ("h1", "main", "title")}
        empty = [name for name in found if not visit.document.find(name).get_text(strip=True)]
        return empty or (set(found.values()) != {1} and found)

    assert faults(visits, missing) == {}


def test_headings_leave_out_no_level(visits, faults):
    def leaps(visit):
        levels = [int(tag.name[1]) for tag in visit.document.find_all(["h1", "h2", "h3", "h4"])]
        return [(before, after) for before, after in pairwise(levels) if after > before + 1]

    assert faults(visits, leaps) == {}


def test_says_its_language(visits, faults):
    def other_language(visit):
        return visit.document.html["lang"] != visit.language and visit.document.html["lang"]

    assert faults(visits, other_language) == {}


def test_titles_are_different(pages):
    titles = {}
    for visit in pages:
        title = (visit.language, visit.document.title.get_text(strip=True))
        titles.setdefault(title, []).append(visit.path)
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_every_link_has_an_address(visits, faults):
    def without(visit):
        return [tag.get_text(strip=True) for tag in visit.document.find_all("a", href="")]

    assert faults(visits, without) == {}


def test_ids_are_unique(visits, faults):
    def doubled(visit):
        ids = [tag["id"] for tag in visit.document.find_all(id=True)]
        return {name for name in ids if ids.count(name) > 1}

    assert faults(visits, doubled) == {}


def test_no_inline_style_or_script(visits, faults):
    def inline(visit):
        document = visit.document
        handlers = [
            name for tag in document.find_all() for name in tag.attrs if name.startswith("on")
        ]
        scripts = [
            tag
            for tag in document.find_all("script", src=False)
            if tag.get("type") != "application/ld+json"
        ]
        return document.select("[style], style") + scripts + handlers

    assert faults(visits, inline) == {}


def test_loads_nothing_from_elsewhere(visits, faults):
    def loaded(visit):
        for name, attribute in LOADED_BY:
            for tag in visit.document.find_all(name, **{attribute: True}):
                yield from (part.split()[0] for part in tag[attribute].split(",") if part.strip())
        for link in visit.document.find_all("link", href=True):
            if LOADED_RELS.intersection(link["rel"]):
                yield link["href"]

    def foreign(visit):
        return [url for url in loaded(visit) if not url.startswith("/") or url.startswith("//")]

    assert faults(visits, foreign) == {}


def test_every_picture_says_what_it_shows_or_nothing(visits, faults):
    def without_alt(visit):
        return [tag for tag in visit.document.find_all("img") if tag.get("alt") is None]

    assert faults(visits, without_alt) == {}


def one_of_each_kind(papers: set[str]) -> set[str]:
    """Return one of all papers of a kind: each is made when it is asked for, which takes a second."""
    found = {}
    for path in sorted(papers):
        with override(language_of(path)):
            found[resolve(path).view_name] = path
    return set(found.values())


def test_every_internal_link_leads_somewhere(visits, pages, client):
    """Each address that a page links to answers; the missing languages of the switcher are 404."""
    linked = {}
    for visit in pages:
        for tag in visit.document.select("a[href]"):
            target = urlsplit(tag["href"])
            is_ours = not target.netloc and target.scheme == "" and target.path
            if is_ours and not tag.get("hreflang") and target.path.startswith("/"):
                linked.setdefault(target.path, visit.path)
    known = {visit.path for visit in visits}
    unknown = {path: page for path, page in linked.items() if path not in known}
    papers = {path for path in unknown if path.endswith(".pdf")}
    unasked = papers - one_of_each_kind(papers)
    unknown = {path: page for path, page in unknown.items() if path not in unasked}
    broken = {
        path: (page, status)
        for path, page in unknown.items()
        if (status := status_of(client, path)) not in (200, 302)
    }
    assert len(linked) > 100
    assert broken == {}


def test_anchors_exist(pages, faults):
    def dangling(visit):
        anchors = [tag["href"][1:] for tag in visit.document.select('a[href^="#"]')]
        return [anchor for anchor in anchors if not visit.document.find(id=anchor)]

    assert faults(pages, dangling) == {}


def test_public_pages_set_no_cookie_and_depend_on_none_but_for_readings(visits, faults):
    """Readings above kanji are a reader's choice; nothing else of a page is, so it can be kept."""
    public = [visit for visit in visits if not visit.has_token]

    def personal(visit):
        response = visit.response
        return (
            list(response.cookies)
            or (response.wsgi_request.session.accessed and "session")
            or ("Cookie" in response.get("Vary", "") and visit.language not in JAPANESE and "Vary")
            or ("Accept-Language" in response.get("Vary", "") and response["Vary"])
            or ("csrfmiddlewaretoken" in visit.html and "token")
        )

    assert faults(public, personal) == {}


@pytest.mark.parametrize("username", ["admin", "koho", "D-0001"])
def test_the_same_bytes_for_everyone(visits, faults, username):
    client = Client()
    client.force_login(User.objects.get(username=username))
    some = [visit for visit in visits if not visit.has_token and visit.language in ("ja", "ko")]

    def different(visit):
        return client.get(visit.path).content != visit.response.content

    assert faults(some, different) == {}


def test_the_demonstration_stays_out_of_search_engines(visits, faults):
    def indexed(visit):
        robots = visit.document.find_all("meta", attrs={"name": "robots"})
        return not any("noindex" in tag["content"] for tag in robots)

    assert faults(visits, indexed) == {}


def test_every_page_says_that_it_is_a_sample(visits, faults):
    def silent(visit):
        return visit.document.select_one(".demo-notice, [data-demo-notice]") is None

    assert faults(visits, silent) == {}


def test_canonical_address(pages, faults):
    def other_address(visit):
        canonical = visit.document.find("link", rel="canonical")["href"]
        return canonical != settings.BASE_URL + visit.path and canonical

    assert faults(pages, other_address) == {}


def test_share_pictures_are_absolute_and_there(pages, client):
    pictures = {
        tag["content"]
        for visit in pages
        for tag in visit.document.find_all("meta", property="og:image")
    }
    assert pictures
    for picture in pictures:
        assert picture.startswith(f"{settings.BASE_URL}/media/"), picture
        assert status_of(client, picture.removeprefix(settings.BASE_URL)) == 200, picture


def test_pages_have_a_skip_link_a_search_and_the_language_menu(visits, faults):
    def lacking(visit):
        wanted = ["a.skip-link[href='#main']", "form[role=search] input[type=search]"]
        wanted += ["a[hreflang]", "header", "footer"]
        return [selector for selector in wanted if not visit.document.select(selector)]

    assert faults(visits, lacking) == {}


def test_content_pages_say_when_and_by_whom(pages, faults):
    """The day of the last change, and the way to say whether the page was useful; the page for
    children asks nothing of them (`home.children`).
    """
    inner = [visit for visit in pages if visit.path.strip("/") not in dict(settings.LANGUAGES)]

    def lacking(visit):
        meta = visit.document.select_one("main .page-meta")
        asks = not visit.path.endswith("/children/")
        return visit.path != "/" and not (
            meta
            and meta.select("time[datetime]")
            and bool(meta.select("a[href*='/feedback/']")) == asks
        )

    assert faults(inner, lacking) == {}
