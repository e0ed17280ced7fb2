"""On one machine: what the hub writes is read by its own user alone, and its key is always whole."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings

from hub.core.secrets import persistent_secret_key

WRITE = """
import django; django.setup()
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import send_mail
from django.db import connection
default_storage.save("groups/paper.pdf", ContentFile(b"%PDF-"))
send_mail("subject", "a link that signs in", None, ["a@example.jp"])
connection.cursor().execute("CREATE TABLE something (id integer)")
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nobody_else_on_the_machine_reads_what_is_written(tmp_path):
    folder = tmp_path / "var"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.single",
        "VAR_DIR": str(folder),
        "PYTHONPATH": f"{settings.BASE_DIR}:{settings.BASE_DIR}/site",
    }
    for name in ("DATABASE_URL", "MEDIA_ROOT", "SECRET_KEY", "EMAIL_URL"):
        environment.pop(name, None)
    before = os.umask(0o022)
    try:
        subprocess.run([sys.executable, "-c", WRITE], env=environment, check=True)  # noqa: S603
    finally:
        os.umask(before)

    written = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.suffix for path in written} >= {".sqlite3", ".log", ".pdf"}
    assert {path.name: oct(mode(path)) for path in written if mode(path) & 0o077} == {}
    assert not mode(folder) & 0o077


def test_the_key_is_made_once_and_kept(tmp_path):
    key = persistent_secret_key(tmp_path / "var")

    assert len(key) > 60
    assert persistent_secret_key(tmp_path / "var") == key
    assert mode(tmp_path / "var" / "secret_key") == 0o600


@pytest.mark.parametrize("left", ["", "\n"])
def test_an_empty_file_is_no_key(tmp_path, left):
    (tmp_path / "secret_key").write_text(left)

    assert len(persistent_secret_key(tmp_path)) > 60


def test_whoever_starts_at_the_same_moment_has_the_same_key(tmp_path):
    for number in range(20):
        folder = tmp_path / str(number)
        with ThreadPoolExecutor(8) as pool:
            keys = set(pool.map(persistent_secret_key, [folder] * 8))
        assert len(keys) == 1
        assert len(keys.pop()) > 60
