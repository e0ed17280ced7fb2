"""Caches that may be away, or full: pages are slower then, and say the same."""

import logging
import pickle
import time
import zlib
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

from hub.core.logs import in_words

AWAY_SECONDS = 5
WARN_AGAIN_AFTER = 60  # seconds
# What reading raises where something is not what we wrote: cut off, of an older release, foreign.
UNREADABLE = (
    OSError,
    EOFError,
    zlib.error,
    pickle.PickleError,
    ArithmeticError,
    AttributeError,
    ImportError,
    LookupError,
    MemoryError,
    TypeError,
    ValueError,
)
logger = logging.getLogger("hub.core.cache")
_warned_at = -float(WARN_AGAIN_AFTER)


def _readable(question: Callable[[], Any], instead: Any) -> Any:
    """Return the answer to `question`, or `instead` if the cache holds what cannot be read."""
    try:
        return question()
    except UNREADABLE as error:
        _warn(error)
        return instead


def _warn(error: Exception) -> None:
    """Say once a minute that the cache is of no use: a page asks it many times."""
    global _warned_at
    if time.monotonic() - _warned_at >= WARN_AGAIN_AFTER:
        _warned_at = time.monotonic()
        logger.warning("The cache cannot be used: %s", in_words(error))


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

    def _read(self, question: Callable[[], Any], instead: Any) -> Any:
        return _readable(lambda: self._ask(question, instead), instead)

    def add(self, key, value, timeout):
        # True: what is locked by adding a key goes on unlocked rather than not at all.
        return self._ask(lambda: super(PatientClient, self).add(key, value, timeout), True)

    def get(self, key, default):
        return self._read(lambda: super(PatientClient, self).get(key, default), default)

    def set(self, key, value, timeout):
        self._ask(lambda: super(PatientClient, self).set(key, value, timeout), None)

    def touch(self, key, timeout):
        return self._ask(lambda: super(PatientClient, self).touch(key, timeout), False)

    def delete(self, key):
        return self._ask(lambda: super(PatientClient, self).delete(key), False)

    def get_many(self, keys):
        return self._read(lambda: super(PatientClient, self).get_many(keys), {})

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
    """Files as a cache that may be full, of another user, broken or no folder at all.

    What cannot be read is not there, and what finds no room is made anew each time.
    """

    def _ask(self, question: Callable[[], Any], instead: Any) -> Any:
        """Return the answer of the files, or `instead` if there is none."""
        try:
            return question()
        except OSError as error:
            _warn(error)
            return instead

    def _read(self, question: Callable[[], Any], instead: Any) -> Any:
        return _readable(lambda: self._ask(question, instead), instead)

    def _createdir(self) -> None:
        self._ask(super()._createdir, None)

    def add(self, key, *args: Any, **options: Any) -> bool:
        # True: what is locked by adding a key goes on unlocked rather than not at all.
        return self._ask(lambda: super(PatientFileCache, self).add(key, *args, **options), True)

    def get(self, key, default=None, version=None):
        return self._read(lambda: super(PatientFileCache, self).get(key, default, version), default)

    def set(self, key, *args: Any, **options: Any) -> None:
        self._ask(lambda: super(PatientFileCache, self).set(key, *args, **options), None)

    def touch(self, key, *args: Any, **options: Any) -> bool:
        return self._read(lambda: super(PatientFileCache, self).touch(key, *args, **options), False)

    def delete(self, key, *args: Any, **options: Any) -> bool:
        return self._ask(lambda: super(PatientFileCache, self).delete(key, *args, **options), False)

    def has_key(self, key, *args: Any, **options: Any) -> bool:
        return self._read(
            lambda: super(PatientFileCache, self).has_key(key, *args, **options), False
        )

    def clear(self) -> None:
        self._ask(super().clear, None)
