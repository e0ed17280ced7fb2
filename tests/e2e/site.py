"""The hub as its user runs it: the production server and the queue's worker on one machine."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

PATIENCE = 60  # seconds


def wait_for(found, what: str, seconds: float = PATIENCE):
    """Return what `found()` returns once it is true; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        if result := found():
            return result
        assert time.monotonic() < deadline, f"waited {seconds} s in vain for {what}"
        time.sleep(0.1)


@dataclass(frozen=True)
class Site:
    base_url: str
    folder: Path
    processes: dict[str, subprocess.Popen] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)

    def manage(self, *command: str) -> None:
        """Run a management command beside the site, to its end."""
        subprocess.run(  # noqa: S603
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env=self.environment,
            check=True,
            capture_output=True,
        )

    @property
    def log(self) -> str:
        return "".join(path.read_text() for path in self.folder.glob("*.log"))

    def mails_to(self, address: str) -> list[EmailMessage]:
        """Return the e-mails sent to `address`, oldest first."""
        files = sorted((self.folder / "mail").glob("*.log"), key=lambda path: path.stat().st_mtime)
        messages = [
            message_from_bytes(part.strip() + b"\n", policy=policy.default)
            for path in files
            for part in path.read_bytes().split(b"\n" + b"-" * 79 + b"\n")
            if part.strip()
        ]
        return [message for message in messages if address in message["To"]]

    def mail_about(self, address: str, words: str) -> EmailMessage:
        """Wait for the e-mail to `address` whose subject contains `words`; return it."""
        return wait_for(
            lambda: next(
                (mail for mail in self.mails_to(address) if words in mail["Subject"]), None
            ),
            f"an e-mail to {address} about {words}",
        )


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def copy_database(source: str, target: Path) -> None:
    """Copy an SQLite database as it is now, what its log holds included."""
    with sqlite3.connect(source) as original, sqlite3.connect(target) as copy:
        original.backup(copy)
    original.close()
    copy.close()


def answers(base_url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{base_url}/healthz", timeout=5) as response:  # noqa: S310
            return response.status == 200
    except OSError:
        return False


@contextmanager
def running_site(
    folder: Path, database: str, media: Path, *others: str, **variables: str
) -> Iterator[Site]:
    """Run the hub on copies of `database` and `media` until the block ends.

    Args:
        folder: its VAR_DIR.
        database: the file to copy.
        media: the folder to copy.
        others: management commands that run beside it.
        variables: of its environment.
    """
    port = free_port()
    site = Site(f"http://127.0.0.1:{port}", folder)
    copy_database(database, folder / "db.sqlite3")
    shutil.copytree(media, folder / "media")
    environment = site.environment
    environment |= {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.single",
        "PYTHONPATH": f"{settings.BASE_DIR}:{settings.BASE_DIR / 'site'}",
        "VAR_DIR": str(folder),
        "PORT": str(port),
        "BASE_URL": site.base_url,
        "MAP_TILES_URL": "",  # tests ask nobody outside of this machine
        "FORMS_ARE_TIMED": "false",
    } | variables
    manage = [sys.executable, "manage.py"]

    def start(name: str, *command: str) -> subprocess.Popen:
        with (folder / f"{name}.log").open("a") as log:
            site.processes[name] = subprocess.Popen(  # noqa: S603
                command, cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log
            )
        return site.processes[name]

    assert start("release", *manage, "release").wait(PATIENCE * 2) == 0, site.log
    start("web", sys.executable, "-m", "gunicorn", "config.wsgi")
    for name in ("worker", *others):
        start(name, *manage, name)
    try:
        wait_for(lambda: answers(site.base_url), f"the server\n{site.log}")
        yield site
    finally:
        for process in site.processes.values():
            process.terminate()
        for process in site.processes.values():
            process.wait(30)
