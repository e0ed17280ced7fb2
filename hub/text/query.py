"""What a query is: parts that must be found, each in all the ways a text may say it.

A query is a list of units. A unit is found by any one of its alternatives; the exact ones say that
the very word is there, the loose ones that something much like it is (a part of a word, a reading, a
stem, a beginning), the remote ones that it may be: another word for it, or its letters where the
dictionary cuts a text otherwise (水道 in 水|道管).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from hub.text.terms import MAX_TERM, Kind

# Characters of a query that count.
MAX_LENGTH = 200


@dataclass(frozen=True)
class Has:
    """The term is there; with `prefix`, one that begins with it."""

    kind: Kind
    text: str
    prefix: bool = False


@dataclass(frozen=True)
class All:
    """Every one of `parts` is there."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Any:
    """At least one of `parts` is there."""

    parts: tuple["Node", ...]


Node = Has | All | Any


@dataclass(frozen=True)
class Unit:
    """A part of a query. `surface` is what the reader typed, folded, without Korean endings."""

    surface: str
    exact: tuple[Node, ...]
    loose: tuple[Node, ...]
    remote: tuple[Node, ...] = ()
    words: tuple[str, ...] = ()
    # It only makes a question or a sentence of the query.
    is_filler: bool = False

    @property
    def alternatives(self) -> tuple[Node, ...]:
        return self.exact + self.loose + self.remote


@dataclass(frozen=True)
class Query:
    units: tuple[Unit, ...]
    # All letters of the query, folded and joined: how a whole title is compared
    letters: str
    # In languages that write the syllables of a word apart: some of these have to be together.
    neighbours: tuple[Has, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.units)

    @property
    def words(self) -> list[str]:
        return [word for unit in self.units for word in unit.words]

    @property
    def phrase(self) -> tuple[Has, ...]:
        """The neighbours that a text has if it says the whole query in its order."""
        return tuple(pairs(self.words))


def pairs(words: Iterable[str]) -> Iterator[Has]:
    """Yield the neighbours among `words`."""
    for first, second in pairwise(words):
        if len(first + second) <= MAX_TERM:
            yield Has(Kind.PAIR, first + second)


def one_of(nodes: Iterable[Node]) -> Node:
    """Return the node that any of `nodes` meets."""
    parts = tuple(nodes)
    return parts[0] if len(parts) == 1 else Any(parts)


def all_of(nodes: Iterable[Node]) -> Node:
    """Return the node that all of `nodes` meet."""
    parts = tuple(nodes)
    return parts[0] if len(parts) == 1 else All(parts)
