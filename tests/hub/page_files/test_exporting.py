"""A static copy: every public page, and no link in it that leads nowhere."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import CommandError, call_command

from hub.page_files.watching import public_pages

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demonstration", "_one_connection"),
]


@pytest.fixture
def copy(tmp_path, settings, monkeypatch) -> Path:
    """The copy of a few pages, which show all kinds of links."""
    shown = {"/", "/en/", "/news/", "/stories/kawabe-no-asa/", "/groups/nihongo-hiroba/"}
    pages = {path: depth for path, depth in public_pages().items() if path in shown}
    assert set(pages) == shown
    monkeypatch.setattr("hub.page_files.exporting.public_pages", lambda: pages)
    call_command("export_site", str(tmp_path / "copy"))
    return tmp_path / "copy"


def links_of(file: Path) -> list[str]:
    document = BeautifulSoup(file.read_text(), "html.parser")
    found = [
        element.get(name)
        for name in ("href", "src")
        for element in document.find_all(attrs={name: True})
    ]
    return [link for link in found if not urlsplit(link).scheme and not link.startswith("#")]


def test_every_public_page_is_there(copy):
    for name in ("", "en/", "news/", "stories/kawabe-no-asa/", "groups/nihongo-hiroba/"):
        assert "<h1" in (copy / name / "index.html").read_text()


def test_every_link_inside_of_the_copy_leads_to_a_file(copy):
    pages = list(copy.rglob("index.html"))
    checked = 0
    for file in pages:
        for link in links_of(file):
            assert (file.parent / unquote(urlsplit(link).path)).resolve().is_file(), (file, link)
            checked += 1
    assert checked > 100


def test_styles_scripts_and_pictures_come_along(copy):
    for kind in ("static/css/*.css", "static/js/*.js", "media/**/*.webp"):
        assert list(copy.glob(kind)), kind


def test_what_is_made_for_each_reader_leads_to_the_hub(copy):
    document = BeautifulSoup((copy / "index.html").read_text(), "html.parser")
    forms = {form["action"] for form in document.find_all("form")}
    assert forms == {f"{settings.BASE_URL}/search/"}
    assert document.find("link", rel="canonical")["href"].startswith("http")


def test_nothing_is_written_over(tmp_path):
    (tmp_path / "kept.txt").write_text("x")
    with pytest.raises(CommandError):
        call_command("export_site", str(tmp_path))
    assert [file.name for file in tmp_path.iterdir()] == ["kept.txt"]
