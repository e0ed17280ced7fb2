"""Pages as files beside what they are compared with, and what is made each time.

A page is asked for through nginx beside a plain file, and through the application beside a bare
view; then it is changed, and asked for again. What no file answers is measured in this process.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote

import django
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.load import SECONDS, load
from bench.nginx import NGINX, nginx, server_block
from bench.run import addresses, free_port, wait_for

PIPELINED = 50  # requests at once: else the client, not nginx, is measured
CHANGES = 5
TIMES = 7


@contextmanager
def process(*command: str, **variables: str) -> Iterator[subprocess.Popen]:
    running = subprocess.Popen(command, env=os.environ | variables)  # noqa: S603
    try:
        yield running
    finally:
        running.terminate()
        running.wait(30)


@contextmanager
def gunicorn(application: str, path: str, **variables: str) -> Iterator[int]:
    """Run a WSGI application as the hub is run; yield its port when `path` answers."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--log-level", "warning"]
    with process(*command, HOST="127.0.0.1", PORT=str(port), **variables) as running:
        wait_for(f"http://127.0.0.1:{port}{path}", running)
        yield port


def flood(port: int, path: str) -> float:
    """Return how many requests a second are answered, many sent at once on one connection.

    nginx closes a connection after so many requests; the next one takes its place.
    """
    asked = (f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Proto: https\r\n\r\n").encode()
    answered, begun = 0, time.perf_counter()
    while time.perf_counter() < begun + SECONDS:
        with socket.create_connection(("127.0.0.1", port)) as connection_:
            while more := _pipelined(connection_, asked):
                answered += more
                if time.perf_counter() >= begun + SECONDS:
                    break
    return answered / (time.perf_counter() - begun)


def _pipelined(connection_: socket.socket, asked: bytes) -> int:
    """Send many requests at once; return how many were answered before the connection ended."""
    answered, buffer = 0, b""
    try:
        connection_.sendall(asked * PIPELINED)
        while answered < PIPELINED and (received := connection_.recv(1 << 20)):
            buffer += received
            while end := _end_of_answer(buffer):
                answered, buffer = answered + 1, buffer[end:]
    except ConnectionError:
        return answered
    return answered


def _end_of_answer(buffer: bytes) -> int:
    """Return where the first answer in `buffer` ends, 0 if it is not whole yet."""
    head, mark, _rest = buffer.partition(b"\r\n\r\n")
    if not mark:
        return 0
    length = int(head.lower().split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
    end = len(head) + len(mark) + length
    return end if len(buffer) >= end else 0


def first_byte(port: int, path: str) -> float:
    """Return after how many milliseconds an answer begins."""
    begun = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port)) as connection_:
        connection_.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
        )
        connection_.recv(1)
        return (time.perf_counter() - begun) * 1000


def after_changes(port: int, path: str, kept: Path) -> list[float]:
    """Return after how many milliseconds the page begins each time that it has just changed."""
    from news.models import StoryPage

    (page,) = [story for story in StoryPage.objects.live() if story.get_url() == path]
    times = []
    for _change in range(CHANGES):
        page.save_revision().publish()
        while kept.exists():
            time.sleep(0.05)
        times.append(first_byte(port, path))
    return times


def through_files(path: str, write) -> None:
    """Print the table of a page that is kept."""
    write("| page | requests/s | ratio |\n| --- | ---: | ---: |\n")
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        ours = {"BASE_URL": "http://127.0.0.1", "PAGE_FILES_DIR": str(folder / "page-files")}
        made = {"PAGE_FILES_DIR": str(folder / "none")}
        with gunicorn("config.wsgi", "/healthz", **made) as port:
            load(port, path)
            each_time = load(port, path).rate
        stack.enter_context(process(sys.executable, "manage.py", "files", **ours))
        port = stack.enter_context(gunicorn("config.wsgi", "/healthz", **ours))
        kept = folder / "page-files" / "current" / "now" / "127.0.0.1" / path[1:] / "index.html"
        while not kept.exists():
            first_byte(port, path)
            time.sleep(0.3)
        plain = folder / "plain.html"
        shutil.copy(kept, plain)
        if NGINX:
            front, beside = free_port(), free_port()
            files = f"server {{ listen 127.0.0.1:{beside}; root {folder}; }}"
            with nginx(folder, server_block(front, port, folder), files):
                wait_for(f"http://127.0.0.1:{front}/healthz")
                base = flood(beside, "/plain.html")
                write(row("nginx, a plain file", base, base))
                write(row("nginx, the kept page", flood(front, path), base))
        else:
            write("There is no nginx on this machine.\n")
        with gunicorn("bench.bare", "/", BENCH_PAGE=str(plain)) as bare:
            base = load(bare, "/").rate
        write(row("application, a bare view", base, base))
        write(row("application, the kept page", load(port, path).rate, base))
        write(row("application, made each time", each_time, base))
        times = after_changes(port, path, kept)
        write(f"\nFirst byte of a page just changed: {median(times):.0f} ms, ")
        write(f"at most {max(times):.0f} ms of {CHANGES} changes.\n\n")


def row(name: str, rate: float, base: float) -> str:
    return f"| {name} | {rate:,.0f} | {rate / base:.2f} |\n"


def made_each_time() -> dict[str, tuple[str, str]]:
    """Return {what: (path, who reads)} of what no file answers."""
    from groups.models import Membership

    pages = {name: (path, "") for name, path in addresses().items()}
    keeper = Membership.objects.order_by("pk").first().user.get_username()
    return pages | {
        "search, nothing found": (f"/search/?q={quote('んんん')}", ""),
        "page 2 of the news": (f"{pages['news list'][0]}?page=2", ""),
        "portal, home": ("/mypage/", keeper),
        "admin, home": (f"/{settings.ADMIN_PATH}/", "koho"),
        "admin, home of the desk": (f"/{settings.ADMIN_PATH}/", "kyodo"),
    }


def measure(path: str, who: str) -> list[str]:
    """Return milliseconds and queries, warm and cold, as cells."""
    from hub.accounts.models import User

    client = Client()
    if who:
        client.force_login(User.objects.get(username=who))
    client.get(path)
    times: list[float] = []
    cache.clear()
    for attempt in range(TIMES + 1):
        with CaptureQueriesContext(connection) as captured:
            begun = time.perf_counter()
            response = client.get(path)
            times.append((time.perf_counter() - begun) * 1000)
        if response.status_code != 200:
            raise RuntimeError(f"{path} answers {response.status_code}.")
        if attempt == 0:
            cold = len(captured)
    return [f"{median(times[1:]):.0f}", str(len(captured)), f"{times[0]:.0f}", str(cold)]


def main() -> None:
    django.setup()
    write = sys.stdout.write
    through_files(addresses()["a story"], write)
    write("| made each time | ms warm | queries | ms cold | queries |\n")
    write("| --- | ---: | ---: | ---: | ---: |\n")
    for name, (path, who) in made_each_time().items():
        write(f"| {' | '.join([name, *measure(path, who)])} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
