"""What the rooms' urls say about addresses, read from the resolver."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern


@dataclass(frozen=True)
class FirstPart:
    """The word that addresses begin with, and whether search engines are to leave them alone."""

    word: str
    is_closed_to_robots: bool


def first_parts() -> list[FirstPart]:
    """Return the first words of all addresses that have a view of their own.

    A room keeps search engines away from its own with `CLOSED_TO_ROBOTS = True` in its `urls`.
    """
    return list(_first_parts(get_resolver().url_patterns, is_closed=False))


def _first_parts(
    entries: list[URLPattern | URLResolver], *, is_closed: bool
) -> Iterator[FirstPart]:
    for entry in entries:
        word, _slash, _rest = str(entry.pattern).lstrip("^").partition("/")
        module = getattr(entry, "urlconf_module", None)
        closed = is_closed or getattr(module, "CLOSED_TO_ROBOTS", False)
        if isinstance(entry.pattern, LocalePrefixPattern) or not word:
            yield from _first_parts(getattr(entry, "url_patterns", []), is_closed=closed)
        elif word.translate(str.maketrans("", "", "-._")).isalnum():
            yield FirstPart(word, closed)
