"""What somebody meets who follows every link of some pages: no link ends, no heading is empty."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.http import HttpRequest
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.models import Page

from hub.core import switches
from hub.core.kinds import changed
from hub.core.models import Switch
from hub.core.parts import State, all_parts
from hub.core.switched_pages import is_page_open
from tests.pages.addresses import language_of, read

FOUND, NOT_FOUND = 200, 404
HEADINGS = ["h1", "h2", "h3", "h4"]
LISTS = ["ul", "ol", "nav", "dl"]
# What scripts fill, and what holds pictures or buttons alone.
SPEAKS_WITHOUT_WORDS = ["img", "svg", "input", "button", "template", "iframe"]


def switch(states: dict[str, str]) -> None:
    """Set these parts so, and all others to be public."""
    for part in all_parts():
        Switch.objects.filter(part=part).update(state=states.get(part, State.PUBLIC))
    changed(Switch)


@dataclass
class Walk:
    """Somebody's way through the hub.

    Attributes:
        client: the browser, signed in or not.
        user: who is signed in, or None.
        faults: what was wrong, as sentences.
        seen: the addresses of links that were looked at.
    """

    client: Client
    user: object = None
    faults: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def visit(self, path: str, *, gone: bool = False) -> BeautifulSoup | None:
        """Open `path`, and judge it; it must be there, or be `gone`."""
        response = self.client.get(path)
        content = read(response)
        if (response.status_code == NOT_FOUND) != gone or response.status_code >= 500:
            self.faults.append(f"{path} answers {response.status_code}")
        if "text/html" not in response.headers.get("Content-Type", ""):
            self._look_at_addresses(path, content.decode(errors="replace"))
            return None
        document = BeautifulSoup(content, "html.parser")
        self._judge(path, document)
        return document

    def _look_at_addresses(self, path: str, text: str) -> None:
        for part in text.replace("<", " ").replace('"', " ").split():
            if part.startswith(settings.BASE_URL):
                self._follow(path, part)

    def _judge(self, path: str, document: BeautifulSoup) -> None:
        for tag in document.find_all(["a", "form", "link"]):
            address = tag.get("href") or tag.get("action")
            if tag.name == "a" and address == "":
                self.faults.append(
                    f"{path}: a link that leads nowhere, “{tag.get_text(strip=True)}”"
                )
            if address and not tag.get("hreflang"):
                self._follow(path, address)
        for heading in document.find_all(HEADINGS):
            if not says_something(heading):
                self.faults.append(f"{path}: an empty heading")
            elif ends_its_section(heading):
                self.faults.append(f"{path}: nothing below “{heading.get_text(strip=True)}”")
        for listed in document.find_all(LISTS):
            is_filled_later = any(name.startswith("data-") for name in listed.attrs)
            if not is_filled_later and not listed.find_all(True, recursive=False):
                self.faults.append(f"{path}: an empty list {listed.attrs}")

    def _follow(self, path: str, address: str) -> None:
        parts = urlsplit(address)
        is_ours = not parts.netloc or address.startswith(settings.BASE_URL)
        if not is_ours or parts.scheme not in ("", "http", "https") or not parts.path:
            return
        if parts.path in self.seen or not parts.path.startswith("/"):
            return
        self.seen.add(parts.path)
        if not leads_somewhere(parts.path, self.user):
            self.faults.append(f"{path} leads to {parts.path}, which is not there")


def says_something(tag: Tag) -> bool:
    return bool(tag.get_text(strip=True) or tag.find(SPEAKS_WITHOUT_WORDS))


def ends_its_section(heading: Tag) -> bool:
    """Return whether a heading is all that its section says."""
    section = heading.find_parent(["section", "nav", "article", "aside"])
    if section is None:
        return False
    if heading.find("a") is not None or "visually-hidden" in heading.get("class", []):
        return False
    words = section.get_text(strip=True)
    return words == heading.get_text(strip=True) and not section.find(SPEAKS_WITHOUT_WORDS)


def leads_somewhere(path: str, user: object) -> bool:
    """Return whether what answers `path` is open to `user`; nothing is asked for twice."""
    request = HttpRequest()
    request.path = request.path_info = path
    request.user = user
    try:
        with switches.asked_by(request), translation.override(language_of(path)):
            match = resolve(path)
            if match.view_name == "wagtail_serve":
                return _page_answers(path)
            return switches.is_address_open(path)
    except Resolver404:
        return path.startswith(("/static/", "/media/"))


def _page_answers(path: str) -> bool:
    language = language_of(path)
    rest = path.removeprefix(f"/{language}")
    home = Page.objects.filter(depth=2, locale__language_code=language).exclude(
        slug__startswith="bin"
    )
    homes = [page for page in home if page.live]
    wanted = [f"{page.url_path.rstrip('/')}{rest}" for page in homes]
    pages = Page.objects.live().filter(url_path__in=wanted)
    return not wanted or any(is_page_open(page) for page in pages) or _redirects(path)


def _redirects(path: str) -> bool:
    return Client().get(path).status_code in (301, 302)
