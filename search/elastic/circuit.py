"""Whether Elasticsearch may be asked: after a failure it rests, for all processes at once."""

from django.core.cache import cache

KEY = "search:elasticsearch-is-away"
REST_SECONDS = 30


class Circuit:
    """Closed: questions flow. Open: nobody asks, until the rest is over."""

    def is_closed(self) -> bool:
        return cache.get(KEY) is None

    def open(self, error: Exception) -> None:
        cache.set(KEY, f"{type(error).__name__}: {error}"[:300], REST_SECONDS)

    def close(self) -> None:
        cache.delete(KEY)

    @property
    def reason(self) -> str:
        """Why it is open, or ""."""
        return cache.get(KEY) or ""


circuit = Circuit()
