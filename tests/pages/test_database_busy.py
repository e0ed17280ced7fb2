"""The database is held by somebody else: no waiting without end, nothing typed is lost."""

import sqlite3

import pytest
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.utils import DatabaseErrorWrapper
from django.test import Client

TYPED = "毎月第3日曜に歩きます。"


@pytest.mark.django_db
def test_what_was_typed_can_be_copied(client, monkeypatch):
    def execute(*args, **kwargs):
        with connection.wrap_database_errors:
            raise connection.Database.OperationalError("database is locked")

    monkeypatch.setattr(CursorWrapper, "execute", execute)
    client.raise_request_exception = False

    answer = client.post("/accounts/login/", {"login": TYPED, "password": "matsu-to-ume"})

    assert (answer.status_code, answer["Cache-Control"]) == (503, "no-store")
    assert int(answer["Retry-After"]) > 0
    text = answer.content.decode()
    assert TYPED in text
    assert "matsu-to-ume" not in text


@pytest.fixture
def waits(monkeypatch) -> list[sqlite3.OperationalError]:
    """The errors that SQLite raises: each after it has waited in vain."""
    met = []
    leave = DatabaseErrorWrapper.__exit__

    def note(wrapper, kind, error, traceback):
        if isinstance(error, sqlite3.OperationalError):
            met.append(error)
        leave(wrapper, kind, error, traceback)

    monkeypatch.setattr(DatabaseErrorWrapper, "__exit__", note)
    return met


@pytest.mark.sqlite  # PostgreSQL locks rows, not everything
@pytest.mark.usefixtures("own_database")
def test_a_page_waits_for_seconds_not_for_half_a_minute(waits):
    assert connection.settings_dict["OPTIONS"]["timeout"] <= 10
    connection.ensure_connection()
    connection.connection.execute("PRAGMA busy_timeout = 300")
    client = Client(raise_request_exception=False)
    client.get("/")  # the first reader ever makes the rows of settings and menus
    holder = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        read = client.get("/")
        written = client.post("/accounts/login/", {"login": TYPED, "password": "x"})
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert (read.status_code, written.status_code) == (200, 503)
    assert TYPED in written.content.decode()
    assert len(waits) == 1
    assert client.post("/accounts/login/", {"login": TYPED, "password": "x"}).status_code == 200
