"""The connection to Elasticsearch 8 or 9: readers wait for a moment only, the queue for longer."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, TypeVar

from django.conf import settings
from elastic_transport import Transport, TransportError
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.helpers import BulkIndexError

WRITE_SECONDS = 30
# A process that waits for more answers than that asks the database instead.
THREADS = 8
T = TypeVar("T")


class UnexpectedAnswer(Exception):
    """What answered does not speak as Elasticsearch does."""


class Late(Exception):
    """There was no answer in the time that a reader may be kept for."""


TROUBLE = (TransportError, ApiError, BulkIndexError, UnexpectedAnswer, Late)
_waiting = ThreadPoolExecutor(THREADS, thread_name_prefix="elasticsearch")


class Dialect8(Transport):
    """Speaks the dialect of version 8: servers of 8 and of 9 understand it."""

    def perform_request(
        self, method: str, target: str, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> Any:
        spoken = {
            name: value.replace("compatible-with=9", "compatible-with=8")
            for name, value in (headers or {}).items()
        }
        return super().perform_request(method, target, headers=spoken, **more)


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
        transport_class=Dialect8,
        request_timeout=settings.ELASTICSEARCH_SECONDS,
        # A node that refuses has its question put to the next one; one that is silent has not.
        max_retries=len(settings.ELASTICSEARCH_URL) - 1,
        retry_on_timeout=False,
        **security,
    )


def writer() -> Elasticsearch:
    """Return the client for what no reader waits for."""
    return client().options(request_timeout=WRITE_SECONDS)


def in_time(question: Callable[..., Any], **parameters: Any) -> Any:
    """Return the answer to `question`, a method of the client, or raise when it comes too late.

    The client's own time-out counts from one byte to the next and leaves out the look-up of a
    name, so a server that sends byte by byte could keep a reader waiting forever.

    Raises:
        Late: there was none within ELASTICSEARCH_SECONDS.
        One of TROUBLE: there was trouble.
    """
    answer = _waiting.submit(question, **parameters)
    try:
        return answer.result(timeout=settings.ELASTICSEARCH_SECONDS)
    except TimeoutError:
        answer.cancel()
        raise Late(f"No answer within {settings.ELASTICSEARCH_SECONDS} seconds.") from None


def read(reading: Callable[[], T]) -> T:
    """Return what `reading` finds in an answer.

    Raises:
        UnexpectedAnswer: it is not there.
    """
    try:
        return reading()
    except (LookupError, TypeError, ValueError) as error:
        raise UnexpectedAnswer(repr(error)) from error
