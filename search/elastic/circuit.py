"""Whether Elasticsearch may be asked: after a failure no process asks."""

import logging
import time

from django.core.cache import cache

KEY = "search:elasticsearch-is-away"
# Without a cache, a process cannot learn that all is well again, and tries on its own.
OWN_SECONDS = 60
logger = logging.getLogger("search")


class Circuit:
    """Closed: readers ask Elasticsearch. Open: they ask the database.

    Who meets trouble opens it. Only the mirror closes it, when nothing waits to be sent any more:
    so no reader waits for a trial, and none gets what was true before Elasticsearch went away.
    All processes share it through the cache; while that is away, each goes by what it has met.
    """

    def __init__(self) -> None:
        self._own_reason, self._own_until = "", 0.0

    @property
    def reason(self) -> str:
        """Why it is open, or ""."""
        try:
            shared = cache.get(KEY)
        except Exception:  # each cache has errors of its own
            logger.warning("The cache is away.", exc_info=True)
            shared = None
        if shared is not None:
            return shared
        return self._own_reason if time.monotonic() < self._own_until else ""

    def is_closed(self) -> bool:
        return not self.reason

    def open(self, error: Exception) -> None:
        cause = getattr(error, "message", error)  # the client's own text leaves it out
        self._set(f"{type(error).__name__}: {cause}"[:300])

    def close(self) -> None:
        self._set("")

    def _set(self, reason: str) -> None:
        self._own_reason, self._own_until = reason, time.monotonic() + OWN_SECONDS
        try:
            cache.set(KEY, reason, timeout=None)
        except Exception:
            logger.warning("The cache is away.", exc_info=True)


circuit = Circuit()
