"""What there is to tell. Rooms say what is new about which topics; who asked for one is told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from hub.core.switches import is_thing_open

JAPANESE = "［日本語］"  # a mark that is the same in all languages


@dataclass(frozen=True)
class Line:
    """One thing in a mail, in the reader's language.

    Attributes:
        what: what has happened, in a word or two.
        title: of what.
        url: where to read on, absolute.
        facts: lines below the title.
        is_japanese: whether the title is in Japanese for want of a translation.
    """

    what: str
    title: str
    url: str = ""
    facts: tuple[str, ...] = ()
    is_japanese: bool = False

    @property
    def heading(self) -> str:
        title = f"{self.title} {JAPANESE}" if self.is_japanese else self.title
        return " ".join(filter(None, (self.what, title)))


@dataclass(frozen=True)
class News:
    """Something new.

    Attributes:
        key: what it is, the same whenever it is found; nobody is told it twice.
        at: since when it is so. Who asked later is not told.
        topics: about which it is, as written.
        line: says it in the active language.
        thing: with what the keys of all states of the same thing begin; who is told of one may be
            told of an earlier one again.
        is_return: whether it is as it was at first: told only to who was told of another state.
    """

    key: str
    at: datetime
    topics: frozenset[str]
    line: Callable[[], Line]
    thing: str = ""
    is_return: bool = False


Source = Callable[[datetime, datetime], Iterable[News]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Let `source(since, until)` yield what is new of a room, in a few queries."""
    _sources.append(source)


def between(since: datetime, until: datetime) -> list[News]:
    """Return what is new in all rooms that are open, the oldest first."""
    found = [
        news
        for source in _sources
        if is_thing_open(source)
        for news in source(since, until)
        if since < news.at <= until
    ]
    return sorted(found, key=lambda news: (news.at, news.key))
