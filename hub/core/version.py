"""What is kept for as long as the public content does not change."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest

from hub.core import switches
from hub.core.models import ContentVersion

CACHE_SECONDS = 24 * 60 * 60
T = TypeVar("T")


def moves_content_version(*models: type[Model]) -> None:
    """Make every change of a row of `models` move the content version: public pages show it."""
    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(move, sender=model, dispatch_uid=f"content_version.{model._meta.label}")


def move(sender: object, **kwargs: object) -> None:
    """Signal receiver: what was kept of the public content is old."""
    ContentVersion.bump()


def content_version(request: HttpRequest | None) -> str:
    """Return what answers are kept under: the content version, read once a request, and a mark
    if who asks sees more than the public.
    """
    if request is None:
        return str(ContentVersion.current())
    return f"{ContentVersion.of(request)}{switches.audience()}"


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
