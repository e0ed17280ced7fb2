"""The benchmark table: the production server on this machine, with the demonstration.

Requests a second are measured over loopback, all addresses in one run; the ratio to /healthz
holds better than the number. Queries are counted in this process, with the server's settings:
cold is with an empty cache, warm is the same request once more.
"""

import os
import platform
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import django
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.load import CONNECTIONS, SECONDS, Load, load

PATIENCE = 60  # seconds until the server must answer


def addresses() -> dict[str, str]:
    """Return {what: path} of the pages measured, the bare answer first."""
    from groups.directory.models import GroupIndexPage
    from groups.models import GroupPage
    from home.models import HomePage
    from manual.models import ManualChapter
    from news.models import NewsIndexPage, StoryIndexPage, StoryPage

    def path(model: type) -> str:
        pages = model.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
        return pages.order_by("path").first().get_url()

    directory = path(GroupIndexPage)
    field = GroupPage.objects.live().order_by("path").first().activity_fields[0]
    return {
        "/healthz": "/healthz",
        "home": path(HomePage),
        "news list": path(NewsIndexPage),
        "story list": path(StoryIndexPage),
        "a story": path(StoryPage),
        "directory": directory,
        "directory, a facet chosen": f"{directory}?field={field.code}",
        "a group": path(GroupPage),
        "a manual chapter": path(ManualChapter),
        "search": f"/search/?q={quote('協働')}",
    }


def queries(path: str) -> tuple[int, int]:
    """Return how many SQL queries the page needs cold and warm."""
    client = Client()
    client.get(path)  # a picture's sizes are made once in its life
    cache.clear()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
        if response.status_code != 200:
            raise RuntimeError(f"{path} answers {response.status_code}.")
        counts.append(len(captured))
    return counts[0], counts[1]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def server() -> Iterator[int]:
    """Run the production server on a free port of loopback; yield the port when it is ready."""
    port = free_port()
    environment = os.environ | {"HOST": "127.0.0.1", "PORT": str(port)}
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--log-level", "warning"]
    process = subprocess.Popen(command, env=environment)  # noqa: S603
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", process)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def wait_for(address: str, process: subprocess.Popen | None = None) -> None:
    """Return when `address` answers 200; raise RuntimeError when it does not in time."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and (process is None or process.poll() is None):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310
                return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(f"{address} does not answer.")


def row(name: str, measured: Load, base: Load, counts: tuple[int, int]) -> str:
    cells = [
        name,
        f"{measured.rate:,.0f}",
        f"{measured.rate / base.rate:.3f}",
        f"{measured.p50:.1f}",
        f"{measured.p95:.1f}",
        f"{counts[1]}",
        f"{counts[0]}",
    ]
    return f"| {' | '.join(cells)} |\n"


def main() -> None:
    django.setup()
    pages = addresses()
    counts = {name: queries(path) for name, path in pages.items()}
    write = sys.stdout.write
    write(
        f"Python {platform.python_version()}, Django {django.__version__}, "
        f"{connection.vendor}, {os.cpu_count()} cores shared with the load of {CONNECTIONS} "
        f"connections, {SECONDS} s an address\n\n"
        "| page | requests/s | ratio to /healthz | p50 ms | p95 ms | queries warm | cold |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    )
    with server() as port:
        for path in pages.values():  # each worker has its own first time
            load(port, path)
        base = load(port, pages["/healthz"])
        for name, path in pages.items():
            measured = base if path == "/healthz" else load(port, path)
            write(row(name, measured, base, counts[name]))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
