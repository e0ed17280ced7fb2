"""A static copy of what anybody may read: a folder that any web server, or a browser, can open."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import normpath, relpath
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit
from wsgiref.util import setup_testing_defaults

from bs4 import BeautifulSoup
from django.conf import settings

from hub.page_files.serving import Application
from hub.page_files.watching import environ_of, public_pages

LINKS = {
    *(("a", "href"), ("area", "href"), ("link", "href"), ("img", "src"), ("script", "src")),
    *(("source", "src"), ("video", "src"), ("audio", "src"), ("video", "poster"), ("use", "href")),
}
# What says where the page itself lives and is followed, not where its copy lies.
OF_THE_HUB = {"canonical", "alternate"}
ASSET = re.compile(r"/(?:static|media|documents)/.+|/[\w.-]+\.(?:css|ico|webmanifest|png|svg)")
# What style sheets and scripts bring along.
BROUGHT = re.compile(
    r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']"""
    r"""|(?:from|import)\s*\(?\s*["'](\.[^"']+)["']"""
)
NEXT = "page"  # the parameter by which a list goes on


@dataclass
class Export:
    """Writes the copy.

    Attributes:
        application: answers as the hub does.
        folder: where the copy is written.
        failed: {address: status} of what could not be had.
    """

    application: Application
    folder: Path
    failed: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.public = set(public_pages())
        self.waiting: deque[str] = deque(sorted(self.public))
        self.known: dict[str, str] = {}  # {address: file, from the folder}

    def write(self) -> int:
        """Write all public pages and what they show; return how many files there are.

        Raises:
            OSError: the folder cannot be written to.
        """
        written = 0
        for address in list(self.waiting):
            self.known[address] = self._file_of(address)
        while self.waiting:
            address = self.waiting.popleft()
            status, body = self._get(address)
            if status != 200:
                self.failed[address] = status
                continue
            file = self.folder / self.known[address]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self._adapted(address, body))
            written += 1
        return written

    def _get(self, address: str) -> tuple[int, bytes]:
        path, _mark, query = address.partition("?")
        environ = environ_of(settings.PAGE_FILES_HOSTS[0], unquote(path)) | {"QUERY_STRING": query}
        setup_testing_defaults(environ)
        head: list[str] = []
        body = self.application(environ, lambda status, *_rest: head.append(status))
        try:
            return int(head[-1][:3]), b"".join(body)
        finally:
            if hasattr(body, "close"):
                body.close()

    def _adapted(self, address: str, body: bytes) -> bytes:
        if self.known[address].endswith(".html"):
            return self._page(address, body)
        if address.endswith((".css", ".js")):
            for found in BROUGHT.finditer(body.decode()):
                brought = urljoin(address, found[1] or found[2] or found[3])
                self._file(brought.partition("#")[0])
        return body

    def _page(self, address: str, body: bytes) -> bytes:
        document = BeautifulSoup(body, "html.parser")
        for element, name in _links(document):
            if OF_THE_HUB & set(element.get("rel", [])):
                element[name] = urljoin(f"{settings.BASE_URL}{address}", element[name])
            elif name == "srcset":
                element[name] = ", ".join(
                    " ".join([self._link(address, url), *width])
                    for url, *width in (part.split() for part in element[name].split(","))
                )
            else:
                element[name] = self._link(address, element[name])
        return document.encode(formatter="minimal")

    def _link(self, address: str, link: str) -> str:
        """Return `link` of the page at `address` as it is written in the copy."""
        target = urljoin(f"{settings.BASE_URL}{address}", link)
        if not target.startswith(f"{settings.BASE_URL}/") or link.startswith("#"):
            return link
        wanted, _mark, fragment = target.removeprefix(settings.BASE_URL).partition("#")
        file = self._file(wanted)
        if file is None:
            return target  # forms, searches, what is made for each reader: the hub itself
        relative = relpath(file, Path(self.known[address]).parent.as_posix())
        return quote(relative) + (f"#{fragment}" if fragment else "")

    def _file(self, wanted: str) -> str | None:
        """Return the file of an address of ours, None if it has none in the copy."""
        if wanted not in self.known:
            if not self._belongs(wanted):
                return None
            self.known[wanted] = self._file_of(wanted)
            self.waiting.append(wanted)
        return self.known[wanted]

    def _belongs(self, wanted: str) -> bool:
        parts = urlsplit(wanted)
        path = unquote(parts.path)
        if normpath(path) != path.rstrip("/") and path != "/":
            return False
        if ASSET.fullmatch(path) and not parts.query:
            return True
        names = [name for name, _value in parse_qsl(parts.query)]
        return parts.path in self.public and names == [NEXT]

    def _file_of(self, address: str) -> str:
        parts = urlsplit(address)
        path = unquote(parts.path).lstrip("/")
        if parts.query:
            (_name, number) = parse_qsl(parts.query)[0]
            path += f"{NEXT}-{re.sub(r'[^0-9]', '', number)}/"
        return f"{path}index.html" if not path or path.endswith("/") else path


def _links(document: BeautifulSoup) -> Iterator[tuple]:
    """Yield (element, name of the attribute) of each link that is to be written anew."""
    for element in document.find_all(True):
        names = [name for tag, name in LINKS if tag == element.name]
        names += [*(["action"] if element.name == "form" else []), "srcset"]
        for name in names:
            if element.get(name):
                yield element, name
