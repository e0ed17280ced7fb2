"""Who answers a query: Elasticsearch where there is one and it is well, else the database."""

import logging

from django.conf import settings

from search.backends.base import MOST_HITS, Backend, Counts, Request
from search.backends.database import DatabaseBackend
from search.elastic.circuit import circuit

__all__ = ["MOST_HITS", "Backend", "Counts", "FallbackBackend", "Request", "backend"]
logger = logging.getLogger("search")


class FallbackBackend:
    """Asks `first`; when it fails, `second`, and `first` no more until it has had a rest."""

    def __init__(self, first: Backend, second: Backend) -> None:
        self.first, self.second = first, second

    def count(self, request: Request) -> int:
        return self._ask("count", request)

    def counts(self, request: Request) -> Counts:
        return self._ask("counts", request)

    def pages(self, request: Request, start: int, stop: int) -> list[int]:
        return self._ask("pages", request, start, stop)

    def _ask(self, method: str, *arguments):
        from search.elastic.client import TROUBLE

        if circuit.is_closed():
            try:
                return getattr(self.first, method)(*arguments)
            except TROUBLE as error:
                circuit.open(error)
                logger.warning("Elasticsearch is away, the database searches: %s", error)
        return getattr(self.second, method)(*arguments)


def backend() -> Backend:
    """Return the backend that this hub searches with."""
    if not settings.ELASTICSEARCH_URL:
        return DatabaseBackend()
    from search.elastic.backend import ElasticBackend

    return FallbackBackend(ElasticBackend(), DatabaseBackend())
