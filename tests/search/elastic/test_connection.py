"""How the hub reaches Elasticsearch: several nodes, a key, and a certificate that it checks."""

import ssl
from contextlib import ExitStack

import pytest
import trustme

from search.elastic.circuit import circuit
from search.engine import search
from tests.search.elastic.conftest import SERVER, connect
from tests.search.elastic.faults import Faults, faulty_server

pytestmark = pytest.mark.elasticsearch
KEY = "a2V5OnNlY3JldA=="
NOBODY = "http://127.0.0.1:1"


@pytest.fixture
def authority(tmp_path, server):
    """An authority of certificates that the hub trusts."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    server.ELASTICSEARCH_CA = str(tmp_path / "authority.pem")
    yield authority
    server.ELASTICSEARCH_CA = ""


@pytest.fixture
def encrypted(filled, server):
    """Call it with an authority: from then on the hub speaks to a server that one vouches for."""
    with ExitStack() as running:

        def begin(authority: trustme.CA) -> Faults:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert("127.0.0.1").configure_cert(tls)
            passing, address = running.enter_context(faulty_server(SERVER, tls))
            connect(server, address)
            return passing

        yield begin


def first_title(text: str) -> str:
    return search(text, "ja")[0:1][0].title


def test_a_node_that_refuses_does_not_matter(filled, server):
    connect(server, NOBODY, SERVER)
    for _time in range(4):
        assert first_title("防災の日") == "防災の日"
    assert circuit.is_closed()


def test_a_certificate_is_checked_and_the_key_sent(encrypted, authority, server):
    server.ELASTICSEARCH_API_KEY = KEY
    passing = encrypted(authority)
    assert first_title("防災の日") == "防災の日"
    assert circuit.is_closed()
    assert set(passing.keys) == {f"ApiKey {KEY}"}


def test_a_server_that_nobody_vouches_for_is_told_nothing(encrypted, authority, server):
    server.ELASTICSEARCH_API_KEY = KEY
    passing = encrypted(trustme.CA())
    assert first_title("防災の日") == "防災の日", "the database answers"
    assert "certificate" in circuit.reason.lower()
    assert passing.bodies == passing.keys == []
