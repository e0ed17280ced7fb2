"""Answers with kept pages before Django is asked, and when Django cannot answer."""

import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

from hub.page_files.middleware import MAKES
from hub.page_files.rules import address_of, is_anybody, may_make, without_visitor
from hub.page_files.store import LAST, NOW, PAGE, PAGE_WITH_LINE, Address, Store

StartResponse = Callable[..., Any]
Application = Callable[[dict, StartResponse], Iterable[bytes]]
MAX_REMEMBERED = 300  # pages in the memory of a process, some 20 kB each
# How long after an answer that the database is away it is not asked again for what is kept.
AWAY_SECONDS = 5


@dataclass(frozen=True)
class Answer:
    """A kept page, ready to be sent."""

    page: bytes
    compressed: bytes
    etag: str
    headers: tuple[tuple[str, str], ...]


class Memory:
    """The answers that were sent last, for as long as their files are the same."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._answers: OrderedDict[Path, tuple[tuple[int, int], Answer]] = OrderedDict()
        self._lock = Lock()

    def find(self, state: str, address: Address, name: str = PAGE) -> Answer | None:
        """Return the kept page, None if there is none."""
        file = self.store.file(state, address, name)
        try:
            stat = file.stat()
        except OSError:
            return None
        mark = (stat.st_mtime_ns, stat.st_ino)
        if (known := self._answers.get(file)) and known[0] == mark:
            return known[1]
        answer = self._read(file, state, address)
        if answer:
            with self._lock:
                self._answers[file] = (mark, answer)
                while len(self._answers) > MAX_REMEMBERED:
                    self._answers.popitem(last=False)
        return answer

    def _read(self, file: Path, state: str, address: Address) -> Answer | None:
        facts = self.store.facts(state, address)
        try:
            page = file.read_bytes()
        except OSError:
            return None
        if facts is None:
            return None
        etag = f'W/"{hashlib.sha256(page).hexdigest()[:20]}"'
        headers = facts.headers | ({"Cache-Control": "no-store"} if is_late(file) else {})
        return Answer(page, gzip.compress(page, 6), etag, tuple(headers.items()))


def is_late(file: Path) -> bool:
    """Return whether `file` is shown only while the hub cannot be asked."""
    return file.name == PAGE_WITH_LINE


class PageFiles:
    """A WSGI application before Django's."""

    def __init__(self, application: Application, store: Store) -> None:
        self.application = application
        self.store = store
        self.memory = Memory(store)
        self._away_until = 0.0

    def __call__(self, environ: dict, start_response: StartResponse) -> Iterable[bytes]:
        address = address_of(environ)
        if address is None:
            return self.application(environ, start_response)
        if not is_anybody(environ) or not self.store.is_watched():
            return self._ask(address, environ, start_response)
        if answer := self.memory.find(NOW, address):
            return _send(answer, environ, start_response)
        if not may_make(environ, address):
            return self._ask(address, environ, start_response)
        with self.store.turn(address) as is_mine:
            if is_mine:
                made = without_visitor(environ, address) | {MAKES: address}
                return self._ask(address, made, start_response)
        if answer := self.memory.find(LAST, address):
            return _send(answer, environ, start_response)
        return self._ask(address, environ, start_response)

    def _ask(
        self, address: Address, environ: dict, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer as Django does; if it cannot, with the last page that is known, and its line."""
        if time.monotonic() < self._away_until and (answer := self._last(address)):
            return _send(answer, environ, start_response)
        started: list[tuple] = []
        body = self.application(environ, lambda *head: started.append(head))
        status, *_rest = started[-1]
        if status.startswith("5") and (answer := self._last(address)):
            if hasattr(body, "close"):
                body.close()
            if status.startswith("503"):
                self._away_until = time.monotonic() + AWAY_SECONDS
            return _send(answer, environ, start_response)
        start_response(*started[-1])
        return body

    def _last(self, address: Address) -> Answer | None:
        """Return the last page that is known, in its usual form if need be."""
        found = (
            self.memory.find(state, form, PAGE_WITH_LINE)
            for form in dict.fromkeys([address, replace(address, form="")])
            for state in (NOW, LAST)
        )
        return next((answer for answer in found if answer), None)


def _send(answer: Answer, environ: dict, start_response: StartResponse) -> list[bytes]:
    common = [*answer.headers, ("ETag", answer.etag), ("Vary", "Accept-Encoding, Cookie")]
    if answer.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response("304 Not Modified", [head for head in common if head[0] != "Content-Type"])
        return []
    body = answer.page
    if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        body = answer.compressed
        common.append(("Content-Encoding", "gzip"))
    start_response("200 OK", [*common, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
