"""A hub whose search is mirrored to a real Elasticsearch, in indices of the test's own."""

import os
import secrets

import pytest
from django.core.cache import cache

from search import mirror
from search.elastic import client as client_module
from search.elastic.circuit import circuit
from search.updates import follow

SERVER = os.environ.get("TEST_ELASTICSEARCH_URL", "")


def connect(settings, *addresses: str, seconds: float = 20) -> None:
    """Let the hub speak to `addresses`. Machines of tests are busy: the time is no test's matter."""
    settings.ELASTICSEARCH_URL = list(addresses)
    settings.ELASTICSEARCH_SECONDS = seconds
    client_module.client.cache_clear()


@pytest.fixture
def server(settings):
    """The settings of a hub with indices of its own on the server, gone afterwards."""
    if not SERVER:
        pytest.skip("needs an Elasticsearch: bin/elasticsearch pytest …")
    settings.ELASTICSEARCH_INDEX = f"test-{secrets.token_hex(6)}"
    connect(settings, SERVER)
    yield settings
    cache.clear()
    circuit.close()
    connect(settings, SERVER)
    indices = client_module.writer().indices
    for name in indices.get(index=f"{settings.ELASTICSEARCH_INDEX}*"):
        indices.delete(index=name)
    client_module.client.cache_clear()


@pytest.fixture
def filled(server, hub):
    hub.news("防災の日", "避難の練習をします。", summary="訓練")
    hub.news("ボランティア募集", "防災の volunteer をさがしています。")
    hub.page("川の清掃", "東京都から来た人も歩きました。")
    hub.group("防災の会", purpose="防災")
    hub.translate(hub.home, "en", title="Hub")
    mirror.rebuild()
    return hub


def send() -> None:
    """What worker and clock do with a change."""
    follow()
    assert mirror.follow()
