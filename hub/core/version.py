"""What is kept for as long as the public content that it was made from does not change."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.http import HttpRequest

from hub.core import kinds, switches
from hub.core.models import ContentVersion
from hub.core.noting import note, tables_before, tables_read

CACHE_SECONDS = 24 * 60 * 60
T = TypeVar("T")


def content_version(request: HttpRequest | None) -> str:
    """Return what answers are kept under that any change makes old: the number of all changes,
    read once a request, and a mark if who asks sees more than the public.
    """
    note([kinds.EVERYTHING])
    if request is None:
        return str(ContentVersion.current())
    number = ContentVersion.of(request).get(kinds.EVERYTHING, 0)
    return f"{number}{switches.audience()}"


def cached_for_content(request: HttpRequest, name: str, read: Callable[[], T]) -> T:
    """Return what `read` says, asked again when the public content has changed that it says.

    The tables it was read from are kept beside it: by them it is known to be old, and so is a
    page that shows it. What `read` finds at hand was read before, so those tables count as well.

    Args:
        request: by whose numbers of the content it is judged.
        name: the key, with all that the answer depends on beside the public content.
        read: returns plain values; nothing of a draft, which no number knows.
    """
    numbers = ContentVersion.of(request)
    key = f"{name}:{switches.audience()}"
    if kept := cache.get(key):
        value, tables, made_with = kept
        if made_with == kinds.numbers_of(tables, numbers):
            note(tables)
            return value
    at_hand = tables_before()
    with tables_read() as tables:
        value = read()
    tables |= at_hand
    cache.set(key, (value, tables, kinds.numbers_of(tables, numbers)), CACHE_SECONDS)
    return value
