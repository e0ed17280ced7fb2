"""Caches that may be away, or full: pages are slower then, and say the same."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

AWAY_SECONDS = 5
logger = logging.getLogger("hub.core.cache")


class PatientClient(RedisCacheClient):
    """Finds nothing and keeps nothing while the server is away, and does not ask for a while.

    A server that hangs would otherwise cost each of a page's fifteen questions the whole time
    of waiting.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._silent_until = 0.0

    def _ask(self, question: Callable[[], Any], instead: Any) -> Any:
        """Return the answer of the server, or `instead` if there is none."""
        if time.monotonic() < self._silent_until:
            return instead
        try:
            return question()
        except (RedisError, OSError) as error:
            self._silent_until = time.monotonic() + AWAY_SECONDS
            logger.warning("The cache is away, not asked for %s s: %s", AWAY_SECONDS, error)
            return instead

    def add(self, key, value, timeout):
        # True: what is locked by adding a key goes on unlocked rather than not at all.
        return self._ask(lambda: super(PatientClient, self).add(key, value, timeout), True)

    def get(self, key, default):
        return self._ask(lambda: super(PatientClient, self).get(key, default), default)

    def set(self, key, value, timeout):
        self._ask(lambda: super(PatientClient, self).set(key, value, timeout), None)

    def touch(self, key, timeout):
        return self._ask(lambda: super(PatientClient, self).touch(key, timeout), False)

    def delete(self, key):
        return self._ask(lambda: super(PatientClient, self).delete(key), False)

    def get_many(self, keys):
        return self._ask(lambda: super(PatientClient, self).get_many(keys), {})

    def has_key(self, key):
        return self._ask(lambda: super(PatientClient, self).has_key(key), False)

    def incr(self, key, delta):
        answer = self._ask(lambda: super(PatientClient, self).incr(key, delta), None)
        if answer is None:
            raise ValueError(f"Key '{key}' not found.")  # as Django's caches do for a missing key
        return answer

    def set_many(self, data, timeout):
        self._ask(lambda: super(PatientClient, self).set_many(data, timeout), None)

    def delete_many(self, keys):
        self._ask(lambda: super(PatientClient, self).delete_many(keys), None)

    def clear(self):
        return self._ask(lambda: super(PatientClient, self).clear(), False)


class PatientRedisCache(RedisCache):
    """Django's cache in Redis, by a client that bears its absence."""

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = PatientClient


class PatientFileCache(FileBasedCache):
    """Files as a cache on a disk that may be full: what cannot be stored is computed each time."""

    def set(self, key, *args: Any, **options: Any) -> None:
        try:
            super().set(key, *args, **options)
        except OSError as error:
            logger.warning("The cache keeps nothing: %s", error)

    def touch(self, key, *args: Any, **options: Any) -> bool:
        try:
            return super().touch(key, *args, **options)
        except OSError:
            return False
