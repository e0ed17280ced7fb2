"""The light page: light, in every language, on top of the home pages and of nothing else."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from hub.disaster import facts
from hub.disaster.facts import MAX_LINES, Line
from hub.disaster.models import MAX_TEXT, TEXTS
from hub.disaster.preparing import light_page, prepare, style_sheet
from hub.disaster.shelf import MAX_BYTES, home_path
from tests.project.files import ROOT

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]
HOMES = {code: home_path(code) for code in LANGUAGES}
LONG = {"ja": "避難しています。" * 15}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_it_whole_in_14_kilobytes(press, front, language):
    press("start", "editor", LONG | {language: "あ" * 120})
    html = front(HOMES[language])
    document = BeautifulSoup(html, "html.parser")
    assert document.html["lang"] == language
    assert document.h1["lang"] == language  # translated and approved
    assert len(document.find_all("h1")) == 1
    assert {link["href"] for link in document.nav.find_all("a")} == set(HOMES.values())
    assert document.select("a.official[href^=https]")
    assert {"tel:119", "tel:171"} <= {link["href"] for link in document.find_all("a")}
    assert len(html.encode()) + len(front("/light.css").encode()) < MAX_BYTES
    assert not document.find_all(["script", "img", "style"])


def test_it_says_which_groups_help_and_in_which_languages(press, front):
    press("start")
    assert "/groups/" in front("/")
    assert "/en/groups/" in front("/en/")


def test_it_stays_light_when_everything_is_long(page, monkeypatch):
    for name in TEXTS:
        setattr(page, name, "避" * MAX_TEXT)
    lines = [Line("団体" * 40, "/groups/" + "a" * 80, "日本語" * 40) for _n in range(MAX_LINES)]
    monkeypatch.setattr(facts, "_rooms", [(1, "助ける団体", lambda language: list(lines))])
    room = MAX_BYTES - len(style_sheet().encode())
    html = light_page(page, "ja", room)
    assert len(html.encode()) <= room
    assert "避" * MAX_TEXT in html


def test_shelters_are_left_to_the_city_unless_somebody_writes_them(page, shelf):
    assert "避難所</h2>" not in shelf.prepared()["ja"]
    page.shelters = "千波小学校"
    page.save_revision().publish()
    prepare(shelf)
    assert "千波小学校" in shelf.prepared()["ja"]


def test_a_language_without_a_translation_shows_the_page_in_easy_japanese(page, shelf):
    page.get_translations().get(locale__language_code="ko").unpublish()
    prepare(shelf)
    document = BeautifulSoup(shelf.prepared()["ko"], "html.parser")
    assert (document.html["lang"], document.h1["lang"]) == ("ko", "ja-x-easy")


def test_a_drill_says_that_it_is_one_in_every_language(press, front):
    press("drill")
    for language in LANGUAGES:
        assert BeautifulSoup(front(HOMES[language]), "html.parser").select_one(".drill strong")
    press("start")
    assert not BeautifulSoup(front("/"), "html.parser").select(".drill")


@pytest.mark.parametrize(
    ("path", "method"),
    [("/groups/", "GET"), ("/", "POST"), ("/?page=2", "GET"), ("/en", "GET"), ("/?usual", "GET")],
)
def test_nothing_else_is_covered(press, front, path, method):
    press("start")
    assert front(path, method) == ""


def test_the_usual_home_page_is_one_link_away(press, front):
    press("start")
    assert 'href="/en/?usual"' in front("/en/")
    front("/en/?usual")
    assert front.queries == [""]  # so that a kept page answers


def test_a_web_server_in_front_serves_what_lies_on_top(press, shelf):
    configuration = (ROOT / "deploy" / "nginx.conf").read_text()
    press("start")
    assert (shelf.shown / "en" / "index.html.gz").exists()
    assert "/srv/page-files/light-page$light_page${uri}index.html" in configuration
    press("end")
    assert not shelf.shown.exists()
    assert [folder.name for folder in shelf.root.iterdir() if folder.is_dir()] == ["prepared"]
