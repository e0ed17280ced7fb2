"""Finding pages by words: the search registers itself here, lists of other rooms ask."""

from collections.abc import Callable
from typing import Protocol


class Found(Protocol):
    """The pages of a kind that words find."""

    @property
    def whole(self) -> int:
        """How many of them have all of the words."""

    def sources(self, limit: int) -> list[int]:
        """Return the keys of their source pages, best first, `limit` at most."""


Finder = Callable[[str, str, str], Found]
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Make `finder(words, language of the reader, kind)` answer."""
    _finders[:] = [finder]


def find(words: str, language: str, kind: str) -> Found:
    """Return what `words` find among the pages of `kind`, for a reader of `language`."""
    return _finders[0](words, language, kind)
