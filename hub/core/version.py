"""What is kept for as long as the public content does not change."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.http import HttpRequest

from hub.core.models import ContentVersion

CACHE_SECONDS = 24 * 60 * 60
T = TypeVar("T")


def content_version(request: HttpRequest | None) -> int:
    """Return the content version, read once a request where there is one."""
    if request is None:
        return ContentVersion.current()
    if not hasattr(request, "content_version"):
        request.content_version = ContentVersion.current()
    return request.content_version


def cached_for_content(request: HttpRequest, name: str, read: Callable[[], T]) -> T:
    """Return what `read` says, asked once for each version of the public content.

    Args:
        request: whose content version it is.
        name: the key, with all that the answer depends on beside the public content.
        read: returns plain values, never None; nothing of a draft, which the content version
            does not know.
    """
    key = f"{name}:{content_version(request)}"
    value = cache.get(key)
    if value is None:
        value = read()
        cache.set(key, value, CACHE_SECONDS)
    return value
