"""What nginx shows where the hub cannot answer: whole pages in every language."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command

from hub.pages.proxy_pages import STATUSES
from tests.project.files import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
CONFIGURATION = (ROOT / "deploy" / "nginx.conf").read_text()


@pytest.fixture
def written(settings, tmp_path):
    settings.PROXY_PAGES_DIR = tmp_path
    call_command("write_proxy_pages", verbosity=0)
    return tmp_path


def test_each_language_has_each_page_whole(written):
    for language, _name in settings.LANGUAGES:
        for status in STATUSES:
            page = BeautifulSoup((written / language / f"{status}.html").read_text(), "html.parser")
            assert page.html["lang"] == language
            assert page.h1.text
            assert page.main.find("a", href="/" if language == "ja" else f"/{language}/")
            fetched = [tag.get("href") or tag.get("src") for tag in page(["link", "script", "img"])]
            assert fetched == ["/proxy-pages/hub.css"]
    assert (written / "hub.css").read_text().count("@layer") > 1
    assert not list(written.rglob("*.new"))


def test_an_address_without_a_language_gets_the_first_one(written):
    for status in STATUSES:
        assert (written / f"{status}.html").read_text() == (
            written / settings.LANGUAGE_CODE / f"{status}.html"
        ).read_text()


def test_nginx_names_no_other_page():
    named = re.findall(
        r"error_page [\d ]+ /proxy-pages/\$reader_language/(\d+)\.html;", CONFIGURATION
    )
    assert {int(status) for status in named} == set(STATUSES)
    kept_pages = CONFIGURATION.count("error_page 502 503 504 = @last;")
    assert CONFIGURATION.count("error_page ") == len(named) + kept_pages


@pytest.mark.parametrize("code", [400, 403, 404, 413, 414, 494, 500, 502, 503, 504])
def test_every_answer_of_its_own_has_a_page(code):
    assert re.search(rf"error_page [\d ]*\b{code}\b", CONFIGURATION)
