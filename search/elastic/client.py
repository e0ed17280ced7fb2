"""The connection to Elasticsearch 8 or 9: short time-outs, since a reader waits."""

from functools import cache

from django.conf import settings
from elastic_transport import ConnectionTimeout, TransportError
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.helpers import BulkIndexError

WRITE_SECONDS = 30
TROUBLE = (TransportError, ConnectionTimeout, ApiError, BulkIndexError)


@cache
def client() -> Elasticsearch:
    """Return the client of this process. It connects when it is first asked something."""
    security = {}
    if settings.ELASTICSEARCH_API_KEY:
        security["api_key"] = settings.ELASTICSEARCH_API_KEY
    if settings.ELASTICSEARCH_CA:
        security["ca_certs"] = settings.ELASTICSEARCH_CA
    return Elasticsearch(
        settings.ELASTICSEARCH_URL,
        request_timeout=settings.ELASTICSEARCH_SECONDS,
        max_retries=0,
        retry_on_timeout=False,
        **security,
    )


def writer() -> Elasticsearch:
    """Return the client for what no reader waits for."""
    return client().options(request_timeout=WRITE_SECONDS)
