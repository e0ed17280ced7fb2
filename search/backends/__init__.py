"""Who answers a query: Elasticsearch where there is one and it is well, else the database."""

import logging
import time
from collections.abc import Sequence

from django.conf import settings

from search.backends.database import DatabaseBackend
from search.elastic.circuit import circuit
from search.protocol import MAX_HITS, Backend, Counts, Request
from search.relevance import Expression

__all__ = ["MAX_HITS", "Backend", "Counts", "FallbackBackend", "Request", "backend"]
SHARE_FOR_ONE = 0.5  # of the time that a reader may be kept: for one of several questions
logger = logging.getLogger("search")


class FallbackBackend:
    """Asks Elasticsearch (`first`); when it fails or is slow, the database (`second`) from then on.

    A search asks several questions. Whoever has waited for one of them for `SHARE_FOR_ONE` of the
    time that a reader may be kept has the others answered by the database.
    """

    def __init__(self, first: Backend, second: Backend) -> None:
        self.first, self.second = first, second

    def frequencies(self, expressions: Sequence[Expression]) -> list[int]:
        return self._ask("frequencies", expressions)

    def count(self, request: Request) -> int:
        return self._ask("count", request)

    def counts(self, request: Request) -> Counts:
        return self._ask("counts", request)

    def pages(self, request: Request, start: int, stop: int) -> list[int]:
        return self._ask("pages", request, start, stop)

    def _ask(self, method: str, *arguments):
        from search.elastic.client import TROUBLE, Late

        if circuit.is_closed():
            started = time.monotonic()
            try:
                answer = getattr(self.first, method)(*arguments)
                seconds = time.monotonic() - started
                if seconds > settings.ELASTICSEARCH_SECONDS * SHARE_FOR_ONE:
                    self._give_up(Late(f"An answer took {seconds:.2f} seconds."))
                return answer
            except TROUBLE as error:
                self._give_up(error)
        return getattr(self.second, method)(*arguments)

    def _give_up(self, error: Exception) -> None:
        circuit.open(error)
        logger.warning("Elasticsearch is away, the database searches: %s", error)


def backend() -> Backend:
    """Return the backend that this hub searches with."""
    if not settings.ELASTICSEARCH_URL:
        return DatabaseBackend()
    from search.elastic.backend import ElasticBackend

    return FallbackBackend(ElasticBackend(), DatabaseBackend())
