"""Redis as the cache: a real one, one that is away, one that hangs."""

import errno
import os
import pickle
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest
from django.core.cache import caches
from django.core.cache.backends.filebased import FileBasedCache

from search.models import SearchedWords

OPTIONS = {"socket_connect_timeout": 0.3, "socket_timeout": 0.3}


class Server:
    """A redis-server of this test, reached by a socket only."""

    def __init__(self, folder) -> None:
        self.path = str(folder / "s")
        self.process = None

    def start(self) -> None:
        command = ["redis-server", "--port", "0", "--save", "", "--unixsocket", self.path]
        self.process = subprocess.Popen(  # noqa: S603
            command, stdout=subprocess.DEVNULL, cwd=Path(self.path).parent
        )
        while not self._answers():
            assert self.process.poll() is None
            time.sleep(0.05)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as connection:
            return connection.connect_ex(self.path) == 0


@pytest.fixture
def server(tmp_path_factory):
    if not shutil.which("redis-server"):
        assert os.environ.get("CI") != "true", "there is no redis-server"
        pytest.skip("there is no redis-server")
    server = Server(tmp_path_factory.mktemp("r"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def cache_at(settings):
    def cache_at(path: str):
        settings.CACHES = {
            name: {
                "BACKEND": "hub.core.cache.PatientRedisCache",
                "LOCATION": f"unix://{path}",
                "KEY_PREFIX": name,
                "OPTIONS": OPTIONS,
            }
            for name in ("default", "renditions")
        }
        return caches["default"]

    return cache_at


def ask_everything(cache) -> list:
    """Return the answers of each question a cache can be asked."""
    cache.set("kept", "値", 60)
    cache.set_many({"a": 1, "b": [2]}, 60)
    answers = [
        cache.get("kept"),
        cache.get("never", "missing"),
        cache.get_many(["a", "b"]),
        cache.add("added", 1, 60),
        cache.has_key("added"),
        cache.touch("kept", 60),
        cache.get_or_set("computed", lambda: "anew", 60),
        cache.delete("kept"),
    ]
    cache.delete_many(["a", "b"])
    return [*answers, cache.clear()]


def test_it_is_a_cache_as_any_other(server, cache_at):
    cache = cache_at(server.path)
    assert ask_everything(cache) == [
        "値", "missing", {"a": 1, "b": [2]}, True, True, True, "anew", True, True,
    ]  # fmt: skip
    cache.set("number", 1, 60)
    assert cache.incr("number") == 2


def test_a_cache_that_is_away_finds_nothing_and_comes_back(server, cache_at, monkeypatch):
    cache = cache_at(server.path)
    cache.set("before", 1, 60)
    server.stop()
    assert ask_everything(cache) == [
        None, "missing", {}, True, False, False, "anew", False, False,
    ]  # fmt: skip
    with pytest.raises(ValueError, match="number"):
        cache.incr("number")
    server.start()
    assert cache.get("before") is None, "it is not asked for a while"
    cache._cache._silent_until = 0.0
    cache.set("after", 2, 60)
    assert cache.get("after") == 2


def test_a_cache_that_hangs_is_waited_for_once(tmp_path_factory, cache_at):
    path = str(tmp_path_factory.mktemp("h") / "s")
    callers = []
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(path)
        deaf.listen()
        deaf.settimeout(30)

        def take_calls() -> None:
            while True:
                try:
                    callers.append(deaf.accept()[0])
                except OSError:
                    return

        thread = threading.Thread(target=take_calls, daemon=True)
        thread.start()
        cache = cache_at(path)
        for number in range(20):
            assert cache.get(f"key-{number}") is None
        deaf.shutdown(socket.SHUT_RDWR)
    thread.join()
    for caller in callers:
        caller.close()
    assert len(callers) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
class TestPagesWithoutACache:
    @pytest.fixture(autouse=True)
    def _away(self, cache_at, tmp_path):
        cache_at(f"{tmp_path}/nobody")

    @pytest.mark.parametrize(
        "path",
        ["/", "/en/", "/stories/", "/groups/", "/groups/?q=川", "/groups/mirai-terakoya/",
         "/search/?q=協働", "/search/suggest/?q=きょう", "/manual/", "/accounts/login/"],
    )  # fmt: skip
    def test_they_say_the_same(self, client, path):
        assert client.get(path).status_code == 200

    def test_the_state_says_so(self, client):
        response = client.get("/healthz")
        assert (response.status_code, response.json()["cache"]) == (200, "away")

    def test_searches_are_not_counted_by_whom_nobody_remembers(self, client):
        before = list(SearchedWords.objects.order_by("pk").values())
        client.get("/search/?q=協働")
        assert list(SearchedWords.objects.order_by("pk").values()) == before


def test_the_state_says_that_it_is_there(client, db):
    assert client.get("/healthz").json()["cache"] == "ok"


class TestFilesThatCannotBeRead:
    @pytest.fixture(autouse=True, params=["no folder", "another's folder", "cut off", "foreign"])
    def _unreadable(self, request, settings, tmp_path, monkeypatch):
        settings.CACHES = {
            name: {"BACKEND": "hub.core.cache.PatientFileCache", "LOCATION": tmp_path / name}
            for name in ("default", "renditions")
        }
        if request.param == "no folder":
            for name in ("default", "renditions"):
                (tmp_path / name).write_bytes(b"x")
        elif request.param == "another's folder":

            def forbidden(*_args: object, **_options: object) -> None:
                raise PermissionError(errno.EACCES, "Permission denied")

            monkeypatch.setattr(
                "django.core.cache.backends.filebased.open", forbidden, raising=False
            )
            monkeypatch.setattr("tempfile.mkstemp", forbidden)
        else:
            content = b"x" if request.param == "cut off" else pickle.dumps(None) + b"not ours"

            def write(cache, file, timeout: object, value: object) -> None:
                file.write(content)

            monkeypatch.setattr(FileBasedCache, "_write_content", write)

    def test_it_is_an_empty_cache(self):
        cache = caches["default"]
        cache.set("kept", 1, 60)
        assert cache.get("kept", "missing") == "missing"
        assert cache.get_many(["kept"]) == {}
        assert cache.get_or_set("computed", lambda: "anew", 60) == "anew"
        assert not cache.touch("kept", 60)
        with pytest.raises(ValueError, match="number"):
            cache.incr("number")
        cache.delete("kept")
        cache.clear()

    @pytest.mark.django_db
    @pytest.mark.usefixtures("demonstration")
    @pytest.mark.parametrize("path", ["/", "/groups/", "/search/?q=協働", "/accounts/login/"])
    def test_pages_are_there(self, client, path):
        assert client.get(path).status_code == 200

    @pytest.mark.django_db
    def test_the_hub_is_ready(self, client):
        assert client.get("/healthz").status_code == 200


class TestFilesOnAFullDisk:
    @pytest.fixture(autouse=True)
    def _full(self, settings, tmp_path, monkeypatch):
        settings.CACHES = {
            name: {"BACKEND": "hub.core.cache.PatientFileCache", "LOCATION": tmp_path / name}
            for name in ("default", "renditions")
        }
        caches["default"].set("before", 1, 60)

        def no_room(*_args: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(FileBasedCache, "_write_content", no_room)

    def test_it_keeps_what_it_has_and_nothing_new(self, tmp_path):
        cache = caches["default"]
        cache.set("after", 2, 60)
        assert (cache.get("before"), cache.get("after")) == (1, None)
        assert cache.get_or_set("computed", lambda: "anew", 60) == "anew"
        assert not cache.touch("before", 60)
        assert [path.suffix for path in (tmp_path / "default").iterdir()] == [".djcache"]

    @pytest.mark.django_db
    @pytest.mark.usefixtures("demonstration")
    @pytest.mark.parametrize("path", ["/", "/stories/", "/groups/", "/search/?q=協働"])
    def test_pages_are_there(self, client, path):
        assert client.get(path).status_code == 200
