"""A store of kept pages, and the hub behind it as a web server asks it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from hub.core.requests import Utf8Handler
from hub.page_files import middleware
from hub.page_files.serving import PageFiles
from hub.page_files.store import LAST, NOW, Store
from hub.page_files.watching import Watch

HOST = "localhost"


@dataclass
class Answered:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Files:
    """The hub with its kept pages.

    Attributes:
        asked: the paths that Django was asked for.
    """

    store: Store
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.handler = Utf8Handler()
        self.front = PageFiles(self._django, self.store)
        self.watch = Watch(self.store, self.front)

    def _django(self, environ, start_response):
        self.asked.append(environ["PATH_INFO"])
        return self.handler(environ, start_response)

    def get(self, path: str, method: str = "GET", **environ: str) -> Answered:
        """Ask as a browser does."""
        return self._send(self.front, path, method, environ)

    def make(self, path: str) -> Answered:
        """Have Django make a page that nobody keeps."""
        return self._send(self.handler, path, "GET", {})

    def _send(self, application, path: str, method: str, environ: dict[str, str]) -> Answered:
        path, _mark, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": HOST,
            "wsgi.input": BytesIO(),
        } | environ
        setup_testing_defaults(environ)
        head = []
        body = application(environ, lambda *started: head.append(started))
        content = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        status, headers = head[-1][:2]
        return Answered(int(status[:3]), dict(headers), content)

    def look(self) -> None:
        """What the process `files` does twice a second, but for making pages."""
        self.watch.look()
        self.store.touch()

    def kept(self, state: str = NOW) -> set[str]:
        return {address.path for address in self.store.addresses(state)}

    @property
    def last(self) -> set[str]:
        return self.kept(LAST)


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """A request closes no connection: the test's transaction is in it."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def files(_one_connection, tmp_path, monkeypatch, settings) -> Files:
    settings.PAGE_FILES_HOSTS = [HOST]
    store = Store(tmp_path, "release")
    monkeypatch.setattr(middleware, "own_store", lambda: store)
    store.open()
    files = Files(store)
    files.look()
    return files
