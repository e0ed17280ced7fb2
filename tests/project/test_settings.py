"""What the settings promise."""

import sqlite3
from contextlib import closing

import pytest

from config.settings import base

pytestmark = pytest.mark.sqlite
FULL = 2


def test_what_was_acknowledged_outlives_a_power_cut(tmp_path):
    with closing(sqlite3.connect(tmp_path / "hub.sqlite3")) as database:
        database.executescript(base.DATABASES["default"]["OPTIONS"]["init_command"])
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert database.execute("PRAGMA synchronous").fetchone() == (FULL,)
