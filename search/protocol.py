"""What a backend answers: it knows which entries meet an expression, and nothing of relevance."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from search.relevance import Expression, Plan

# No one reads further; no backend has to rank more.
MAX_HITS = 2_000
Counts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Request:
    """What is asked: entries by `plan`, narrowed to the `chosen` value of each facet."""

    plan: Plan
    language: str
    chosen: dict[str, str] = field(default_factory=dict)
    newest_first: bool = False


class Backend(Protocol):
    """May remember what it was asked last: one is made for each search."""

    def frequencies(self, expressions: Sequence[Expression]) -> list[int]:
        """Return how many entries meet each of `expressions`, in one question."""

    def count(self, request: Request) -> int:
        """Return how many entries there are with all that is chosen."""

    def counts(self, request: Request) -> Counts:
        """Return {facet: {value: entries}}; a facet's own choice does not narrow its counts."""

    def pages(self, request: Request, start: int, stop: int) -> list[int]:
        """Return the keys of the pages from rank `start` (0 is the first) up to `stop`.

        The better come first, then the newer, then the older key. Where the newest are asked for,
        those of the reader's language come before others.
        """
