"""Where kept pages lie, and how they move.

    <PAGE_FILES_DIR>/current             the folder of the release that runs
    <PAGE_FILES_DIR>/<release>/alive     touched every second by the process `files`
                               now/      what is fresh
                               last/     what was made before the last change
                               making/   locks: one maker for each address

In `now` and `last`, `<host>/<path>/` (`<host>+<form>/<path>/` for who chose a form) holds `index.html`, `last.html` (the same with a line that says
how old it is), both compressed beside them, and `page.json`. A web server in front may serve them
without asking (deploy/nginx.conf); so `index.html` comes last and goes first.
"""

import fcntl
import functools
import gzip
import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from hub.page_files.release import release_name

NOW, LAST = "now", "last"
PAGE, PAGE_WITH_LINE, FACTS = "index.html", "last.html", "page.json"
FILES = (PAGE, f"{PAGE}.gz", PAGE_WITH_LINE, f"{PAGE_WITH_LINE}.gz", FACTS)
PATH = re.compile(r"/(?:[A-Za-z0-9_-]{1,200}/){0,20}")
LOCKS = 256
ALIVE_SECONDS = 5
FORGOTTEN_AFTER = 60 * 60  # seconds without a process: a release that is no longer served


@dataclass(frozen=True)
class Address:
    """A host without its port, a path (letters, digits and slashes alone), and in which form
    readers have chosen to see the page (hub.pages.display_settings), "" for the usual one.
    """

    host: str
    path: str
    form: str = ""

    @classmethod
    def read(cls, host: str, path: str, form: str = "") -> "Address | None":
        """Return the address, or None if no page of ours can have it."""
        return cls(host, path, form) if PATH.fullmatch(path) else None

    @property
    def folder(self) -> str:
        return f"{self.host}{f'+{self.form}' if self.form else ''}{self.path}"


@dataclass(frozen=True)
class Facts:
    """What is known of a kept page.

    Attributes:
        numbers: of the kinds of content it was made from, as they were (hub.core.kinds).
        day: on which it was made, in ISO form: pages say 今週 and 終了.
        headers: that it was answered with.
    """

    numbers: dict[str, int]
    day: str
    headers: dict[str, str] = field(default_factory=dict)

    def is_fresh(self, numbers: dict[str, int], day: str) -> bool:
        kept = {kind: numbers.get(kind, 0) for kind in self.numbers}
        return kept == self.numbers and day == self.day


class Store:
    """The kept pages of one release."""

    def __init__(self, root: Path, release: str) -> None:
        self.root = root
        self.folder = root / release

    # The process that watches

    def open(self) -> None:
        """Make the folders; begin with nothing fresh; forget releases that no longer run."""
        for name in (NOW, LAST, "making"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for address in list(self.addresses(NOW)):
            self.set_aside(address)
        link = self.root / f"current.{uuid4().hex}"
        link.symlink_to(self.folder.name)
        link.replace(self.root / "current")
        for other in self.root.iterdir():
            is_release = (other / NOW).is_dir() and not other.is_symlink() and other != self.folder
            if is_release and _age(other / "alive") > FORGOTTEN_AFTER:
                shutil.rmtree(other, ignore_errors=True)

    def touch(self) -> None:
        (self.folder / "alive").touch()

    def close(self) -> None:
        """From now on nobody tells what is old: nothing may be served as fresh."""
        (self.folder / "alive").unlink(missing_ok=True)
        for address in list(self.addresses(NOW)):
            self.set_aside(address)

    def is_watched(self) -> bool:
        """Return whether the process `files` was there a moment ago."""
        return _age(self.folder / "alive") < ALIVE_SECONDS

    # Pages

    def addresses(self, state: str) -> Iterator[Address]:
        """Yield the addresses of the pages that are kept as `state`."""
        top = self.folder / state
        for place, _folders, files in os.walk(top):
            if PAGE in files:
                host, _slash, path = Path(place).relative_to(top).as_posix().partition("/")
                host, _plus, form = host.partition("+")
                yield Address(host, f"/{path}/" if path else "/", form)

    def file(self, state: str, address: Address, name: str = PAGE) -> Path:
        return self.folder / state / address.folder.rstrip("/") / name

    def facts(self, state: str, address: Address) -> Facts | None:
        """Return what is known of a kept page, None if it is gone."""
        try:
            return Facts(**json.loads(self.file(state, address, FACTS).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def keep(self, address: Address, page: bytes, with_line: bytes, facts: Facts) -> None:
        """Keep a page as fresh.

        Raises:
            OSError: there is no room for it.
        """
        place = self.file(NOW, address).parent
        place.mkdir(parents=True, exist_ok=True)
        contents = {
            FACTS: json.dumps(asdict(facts)).encode(),
            f"{PAGE_WITH_LINE}.gz": gzip.compress(with_line, 6),
            PAGE_WITH_LINE: with_line,
            f"{PAGE}.gz": gzip.compress(page, 6),
            PAGE: page,
        }
        for name, content in contents.items():
            unfinished = place / f"{name}.{uuid4().hex}"
            try:
                unfinished.write_bytes(content)
                unfinished.replace(place / name)
            except OSError:
                unfinished.unlink(missing_ok=True)
                raise

    def was_read(self, address: Address) -> bool:
        """Return whether a fresh page was read since it was made, as the disk says (not where it
        is mounted with `noatime`).
        """
        for name in (PAGE, f"{PAGE}.gz"):
            with suppress(OSError):
                stat = self.file(NOW, address, name).stat()
                if stat.st_atime_ns > stat.st_mtime_ns:
                    return True
        return False

    def set_aside(self, address: Address) -> None:
        """Let a fresh page be the last known one."""
        target = self.file(LAST, address).parent
        target.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            with suppress(FileNotFoundError):
                self.file(NOW, address, name).replace(target / name)

    def forget(self, address: Address) -> None:
        """Keep nothing of an address: there is no public page any more."""
        for state in (NOW, LAST):
            for name in FILES:
                self.file(state, address, name).unlink(missing_ok=True)

    @contextmanager
    def turn(self, address: Address) -> Iterator[bool]:
        """Yield whether it is the caller who makes the page of `address`; others do meanwhile."""
        number = int(hashlib.sha256(address.folder.encode()).hexdigest(), 16) % LOCKS
        with (self.folder / "making" / str(number)).open("wb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                yield False
            else:
                yield True


@functools.cache
def own_store() -> Store:
    """Return the kept pages of the release that runs here."""
    return Store(Path(settings.PAGE_FILES_DIR), release_name())


def _age(file: Path) -> float:
    """Return how many seconds ago `file` was touched; for ever, if it is not there."""
    try:
        return time.time() - file.stat().st_mtime
    except OSError:
        return float("inf")
