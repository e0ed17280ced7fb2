"""What the settings promise."""

import runpy
import sqlite3
from contextlib import closing

import pytest

from config.settings import base

pytestmark = pytest.mark.sqlite
FULL = 2
NEEDED = {
    "SECRET_KEY": "x" * 60,
    "BASE_URL": "https://hub.example.jp",
    "ALLOWED_HOSTS": "hub.example.jp",
    "DATABASE_URL": "sqlite://:memory:",
    "EMAIL_URL": "smtp+tls://hub:x@mail.example.jp:587",
}
NARROW = {"SECURE_HSTS_INCLUDE_SUBDOMAINS": "no", "SECURE_HSTS_PRELOAD": "no"}


def test_what_was_acknowledged_outlives_a_power_cut(tmp_path):
    with closing(sqlite3.connect(tmp_path / "hub.sqlite3")) as database:
        database.executescript(base.DATABASES["default"]["OPTIONS"]["init_command"])
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert database.execute("PRAGMA synchronous").fetchone() == (FULL,)


@pytest.mark.parametrize(("said", "is_wide"), [({}, True), (NARROW, False)])
def test_how_far_hsts_reaches_is_a_setting(monkeypatch, said, is_wide):
    for name, value in (NEEDED | said).items():
        monkeypatch.setenv(name, value)
    production = runpy.run_module("config.settings.production")
    assert production["SECURE_HSTS_SECONDS"] > 0
    assert production["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is is_wide
    assert production["SECURE_HSTS_PRELOAD"] is is_wide
