"""Real processes: what was read once is read on, whatever is killed, in whatever order."""

import os
import shutil
import signal
import socket
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import permutations
from pathlib import Path

import pytest

from bench.nginx import nginx, server_block
from tests.databases import PICTURES
from tests.e2e.site import Site, answers, free_port, running_site, wait_for
from tests.size import FULL

pytestmark = pytest.mark.sqlite
PARTS = ("search", "cache", "application", "database")
ORDERS = list(permutations(PARTS)) if FULL else [PARTS]
PAGES = {
    "/": "こみっと広場",
    "/en/": "Comitto Hiroba",
    "/stories/kawabe-no-asa/": "川べの朝",
    "/groups/nihongo-hiroba/": "にほんごひろば",
    "/manual/kyodo/introduction/what-is-kyodo/": "協働",
}


class Hub:
    """A hub whose parts can be killed; `front` is where readers ask."""

    def __init__(self, site: Site, search: socket.socket) -> None:
        self.site, self.folder, self.search = site, site.folder, search
        self.front = site.base_url

    def kill(self, part: str) -> None:
        getattr(self, f"kill_{part}")()

    def kill_search(self) -> None:
        self.search.close()

    def kill_cache(self) -> None:
        """Nothing can be read or written where the cache was."""
        for name in ("cache", "cache-renditions"):
            wait_for(lambda name=name: self.has_become_a_file(name), f"{name} to be away")

    def has_become_a_file(self, name: str) -> bool:
        """Put a file where a folder was; whoever writes at this moment makes the folder again."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        try:
            (self.folder / name).write_text("")
        except IsADirectoryError:
            return False
        return True

    def kill_database(self) -> None:
        (self.folder / "db.sqlite3").rename(self.folder / "db.away")
        (self.folder / "db.sqlite3").mkdir()

    def kill_application(self) -> None:
        """Without a web server in front something has to begin again: its own supervisor does."""
        master = self.site.processes["web"].pid
        workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        for worker in workers:
            os.kill(int(worker), signal.SIGKILL)

    def revive(self) -> None:
        for name in ("cache", "cache-renditions"):
            (self.folder / name).unlink(missing_ok=True)
        if (self.folder / "db.away").exists():
            (self.folder / "db.sqlite3").rmdir()
            (self.folder / "db.away").rename(self.folder / "db.sqlite3")
        wait_for(lambda: answers(self.site.base_url), "the hub to be back")

    def read(self, path: str) -> str:
        """Return what a reader sees at `path`; "" if nobody answers."""
        request = urllib.request.Request(  # noqa: S310
            f"{self.front}{path}", headers={"X-Forwarded-Proto": "https"}
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
                return answer.read().decode()
        except OSError:
            return ""

    def can_be_read(self) -> bool:
        return all(words in self.read(path) for path, words in PAGES.items())


class HubBehindNginx(Hub):
    def kill_application(self) -> None:
        web = self.site.processes["web"]
        os.kill(web.pid, signal.SIGSTOP)  # it begins no new ones
        super().kill_application()
        web.kill()
        web.wait()


@contextmanager
def behind_nginx(site: Site) -> Iterator[str]:
    """Run nginx before the hub; yield its address."""
    port, hub = free_port(), int(site.base_url.rpartition(":")[2])
    with nginx(site.folder, server_block(port, hub, site.folder)):
        wait_for(lambda: answers(f"http://127.0.0.1:{port}"), "nginx")
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def start(request, tmp_path_factory):
    """Run a hub with the demonstration, whose pages have been read once."""
    database = request.getfixturevalue("demonstration_template")

    @contextmanager
    def started(kind: type[Hub]) -> Iterator[Hub]:
        with (
            socket.create_server(("127.0.0.1", 0)) as search,
            running_site(
                tmp_path_factory.mktemp("site"),
                database,
                PICTURES,
                "files",
                ELASTICSEARCH_URL=f"http://127.0.0.1:{search.getsockname()[1]}",
                WEB_CONCURRENCY="1",
            ) as site,
        ):
            hub = kind(site, search)
            wait_for((site.folder / "page-files" / "current" / "alive").exists, "files")
            kept = site.folder / "page-files" / "current" / "now" / "127.0.0.1"
            for path in PAGES:
                wait_for(
                    lambda path=path: hub.read(path) and (kept / path[1:] / "index.html").exists(),
                    f"{path} to be kept\n{site.log}",
                )
            yield hub

    return started


def test_without_a_web_server_in_front_pages_are_read_on(start):
    with start(Hub) as hub:
        for order in ORDERS:
            for part in order:
                hub.kill(part)
                wait_for(hub.can_be_read, f"pages after {part} of {order}")
            assert hub.read("/news/?page=2") == ""  # nothing is made up
            hub.revive()
        for part in PARTS:
            hub.kill(part)
        wait_for(hub.can_be_read, "pages after everything at once")
        hub.revive()


@pytest.mark.nginx
def test_behind_nginx_they_are_read_on_without_any_application(start):
    with start(HubBehindNginx) as hub, behind_nginx(hub.site) as hub.front:
        for part in PARTS:
            hub.kill(part)
            assert hub.can_be_read(), part
        os.kill(hub.site.processes["files"].pid, signal.SIGKILL)
        assert hub.can_be_read()
        assert hub.read("/news/?page=2") == ""
        assert hub.read("/search/?q=x") == ""
