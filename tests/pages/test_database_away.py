"""The database is away: every address says so in plain words, and typed text is not lost."""

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.db.backends.utils import CursorWrapper

AWAY = [
    OperationalError("connection failed: Connection refused"),
    InterfaceError("connection already closed"),
]
TYPED = "毎月第3日曜に歩きます。"


@pytest.fixture(params=AWAY, ids=lambda error: type(error).__name__)
def away(request, monkeypatch, client):
    def execute(*args, **kwargs):
        raise request.param

    for name in ("execute", "executemany"):
        monkeypatch.setattr(CursorWrapper, name, execute)
    client.raise_request_exception = False
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/en/groups/", "/accounts/login/", "/mypage/", "/admin/"])
def test_every_page_asks_to_come_back_soon(away, address):
    away.cookies["sessionid"] = "x" * 32
    answer = away.get(address)
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert answer["Cache-Control"] == "no-store"
    assert "<h1>" in answer.content.decode()


@pytest.mark.django_db
def test_what_was_typed_can_be_copied(away):
    typed = {"login": TYPED, "password": "matsu-to-ume"}
    answer = away.post("/accounts/login/", typed)
    assert answer.status_code == 503
    assert TYPED in answer.content.decode()
    assert "matsu-to-ume" not in answer.content.decode()


@pytest.mark.django_db
def test_readiness_says_so(away):
    answer = away.get("/healthz")
    assert (answer.status_code, answer.json()["database"]) == (503, "away")


@pytest.mark.django_db
def test_another_fault_of_the_database_is_a_fault(client, monkeypatch):
    def execute(*args, **kwargs):
        with connection.wrap_database_errors:
            raise connection.Database.IntegrityError("no")

    monkeypatch.setattr(CursorWrapper, "execute", execute)
    client.raise_request_exception = False
    assert client.get("/").status_code == 500
