"""The database as the search engine: the same statements for SQLite and PostgreSQL.

It says which entries meet an expression, by their keys. What they are counted and ordered by the
process knows (`search.backends.knowledge`), so no row is read for it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from hub.facets.int_set import IntSet
from search.backends.knowledge import Knowledge, knowledge_of
from search.databases import database
from search.protocol import MAX_HITS, Counts, Request
from search.relevance import Clause, Expression, Plan

# `meets` is the database's own condition that an entry meets an expression, `all_keys` its way to
# give the keys of all rows in one value.
KEYS = """SELECT {{number}}, MIN(generation), {all_keys} FROM search_searchentry
 WHERE {meets} AND generation = (SELECT current FROM search_indexstate)"""
# {score: set of entries}, each entry in one of them
Scores = dict[int, IntSet]


@dataclass(frozen=True)
class Hits:
    """The entries that meet a plan, whatever is chosen."""

    knowledge: Knowledge
    entries: IntSet

    def chosen(self, request: Request, *, but: str = "") -> IntSet:
        """Return those with every choice (but that of one facet)."""
        entries = self.entries
        for name, value in request.chosen.items():
            if name != but:
                entries &= self.knowledge.having(name, value)
        return entries


class DatabaseBackend:
    """Remembers the hits of the plan that it was asked for last."""

    def __init__(self) -> None:
        self._asked: tuple[Plan, Hits | None] | None = None

    def frequencies(self, expressions: Sequence[Expression]) -> list[int]:
        numbers = [0] * len(expressions)
        for number, _generation, keys in _keys(expressions):
            numbers[number] = len(keys)
        return numbers

    def count(self, request: Request) -> int:
        hits = self._hits(request.plan)
        return len(hits.chosen(request)) if hits else 0

    def counts(self, request: Request) -> Counts:
        counts: Counts = {}
        if hits := self._hits(request.plan):
            among = {name: hits.chosen(request, but=name) for name in ("", *request.chosen)}
            for name, value, having in hits.knowledge.facets():
                if number := len(having & among.get(name, among[""])):
                    counts.setdefault(name, {})[value] = number
        return counts

    def pages(self, request: Request, start: int, stop: int) -> list[int]:
        stop = min(stop, MAX_HITS)
        hits = self._hits(request.plan)
        if hits is None or start >= stop:
            return []
        entries = hits.chosen(request)
        if request.newest_first:
            own = hits.knowledge.having("language", request.language)
            ranks = (entries & own, entries - own)
            return _pages(hits.knowledge, ranks, start, stop)
        scores = _add({0: entries}, _met(hits.knowledge, request.plan.clauses))
        return _pages(hits.knowledge, _best_first(scores), start, stop)

    def _hits(self, plan: Plan) -> Hits | None:
        """Return the hits of `plan`, None where there are none."""
        if self._asked is None or self._asked[0] is not plan:
            self._asked = (plan, _read_hits(plan))
        return self._asked[1]


def _read_hits(plan: Plan) -> Hits | None:
    ((_number, generation, keys),) = _keys([plan.required])
    if not keys:
        return None
    knowledge = knowledge_of(generation, min(keys))
    return Hits(knowledge, knowledge.places(keys))


def _met(knowledge: Knowledge, clauses: Sequence[Clause]) -> Iterable[tuple[int, IntSet]]:
    """Yield (weight, the entries that meet it) of `clauses`."""
    for number, generation, keys in _keys([clause.expression for clause in clauses]):
        if keys and generation == knowledge.generation:
            yield clauses[number].weight, knowledge.places(keys)


def _add(scores: Scores, worth: Iterable[tuple[int, IntSet]]) -> Scores:
    """Return `scores` with what is worth something: (weight, entries)."""
    for weight, entries in worth:
        added: Scores = {}
        for score, found in scores.items():
            for value, part in ((score + weight, found & entries), (score, found - entries)):
                if part:
                    added[value] = added.get(value, IntSet()) | part
        scores = added
    return scores


def _best_first(scores: Scores) -> Iterable[IntSet]:
    for score in sorted(scores, reverse=True):
        if scores[score]:
            yield scores[score]


def _pages(knowledge: Knowledge, ranks: Iterable[IntSet], start: int, stop: int) -> list[int]:
    """Return the pages from rank `start` up to `stop`; of one rank the newer first."""
    found: list[int] = []
    for entries in ranks:
        found += knowledge.newest(entries, stop - len(found))
        if len(found) == stop:
            break
    return found[start:]


def _keys(expressions: Sequence[Expression]) -> Iterable[tuple[int, int, Collection[int]]]:
    """Yield (number of the expression, generation, keys of the entries that meet it), in a query."""
    if not expressions:
        return
    statement = KEYS.format(meets=database().MEETS, all_keys=database().ALL_KEYS)
    branches = (statement.format(number=number) for number in range(len(expressions)))
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(branches), [database().render(part) for part in expressions]
        )
        for number, generation, keys in cursor.fetchall():
            yield number, generation, database().read_keys(keys) if keys else []
