"""The database as the search engine: the same statements for SQLite and PostgreSQL.

It says which entries meet an expression, by their keys. What they are counted and ordered by the
process knows (`search.backends.knowledge`), so no row is read for it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db import connection
from django.utils import timezone

from hub.facets.int_set import IntSet
from search.backends.knowledge import Knowledge, knowledge_of
from search.databases import database
from search.documents import ANYWHERE, TOPIC
from search.protocol import MAX_HITS, Counts, Request
from search.relevance import FRESH, FRESH_DAYS, And, Clause, Expression, Or, Plan, Term

# `meets` is the database's own condition that an entry meets an expression, `all_keys` its way to
# give the keys of all rows in one value.
KEYS = """SELECT {{number}}, MIN(generation), {all_keys} FROM search_searchentry
 WHERE {meets} AND generation = (SELECT current FROM search_indexstate)"""
# From this many hits on, it pays to look first only at those that may be the best, if not more than
# this many of them are requested.
MANY = 1_000
FIRST = 100
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
            ranks = _by_language(hits.knowledge, request, {0: entries})
            return _pages(hits.knowledge, ranks, start, stop)
        strong, weak = _by_strength(request.plan.clauses)
        required = request.plan.required
        scores = {0: entries}
        if len(entries) >= MANY and stop <= FIRST:
            scores = _add(scores, _met(hits.knowledge, strong))
            if best := _best(hits.knowledge, scores, request, start, stop):
                return best
            scores = _add(scores, _met(hits.knowledge, _among(required, weak)))
        else:
            scores = _add(scores, _met(hits.knowledge, [*strong, *_among(required, weak)]))
        scores = _add(scores, [(FRESH, _fresh(hits.knowledge, entries))])
        return _pages(hits.knowledge, _by_language(hits.knowledge, request, scores), start, stop)

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


def _by_strength(clauses: Sequence[Clause]) -> tuple[list[Clause], list[Clause]]:
    """Return the clauses about titles and abstracts, and those that running text alone meets, so
    that very many entries may.
    """
    weak = [clause for clause in clauses if _is_weak(clause)]
    return [clause for clause in clauses if clause not in weak], weak


def _best(
    knowledge: Knowledge, scores: Scores, request: Request, start: int, stop: int
) -> list[int]:
    """Return the pages up to rank `stop` where what titles and abstracts say decides that, else [].

    An entry that meets none of the strong clauses, by which `scores` is, is worth no more than all
    weak ones together. Where enough have more than that, only those can be among the first that
    the weak ones could lift there (maxscore, Turtle and Flood 1995).
    """
    strong, weak = _by_strength(request.plan.clauses)
    most = FRESH + sum(clause.weight for clause in weak)
    own = knowledge.having("language", request.language)
    scores = {score: found & own for score, found in scores.items()}
    last = _score_at(scores, stop)
    if last <= most:
        return []
    least = last - most
    contenders = {score: found for score, found in scores.items() if score >= least}
    needed = Or(tuple(clause.expression for clause in _indispensable(strong, least)))
    contenders = _add(contenders, _met(knowledge, _among(needed, weak)))
    among = reduce(or_, contenders.values())
    contenders = _add(contenders, [(FRESH, _fresh(knowledge, among))])
    return _pages(knowledge, _best_first(contenders), start, stop)


def _score_at(scores: Scores, rank: int) -> int:
    """Return the score of the entry at `rank` (1 is the first), 0 if there are not as many."""
    for score in sorted(scores, reverse=True):
        rank -= len(scores[score])
        if rank <= 0:
            return score
    return 0


def _indispensable(clauses: Iterable[Clause], least: int) -> list[Clause]:
    """Return clauses of which an entry meets one that has at least the score `least`."""
    ascending = sorted(clauses, key=lambda clause: clause.weight)
    for number, clause in enumerate(ascending):
        least -= clause.weight
        if least <= 0:
            return ascending[number:]
    return []


def _is_weak(clause: Clause) -> bool:
    return all(term.text[0] in (ANYWHERE, TOPIC) for term in _terms(clause.expression))


def _terms(expression: Expression) -> Iterable[Term]:
    if isinstance(expression, Term):
        yield expression
    else:
        for part in expression.parts:
            yield from _terms(part)


def _among(expression: Expression, clauses: Iterable[Clause]) -> list[Clause]:
    """Return `clauses` for those alone that meet `expression`: quicker where very many meet one."""
    return [Clause(clause.weight, _both(expression, clause.expression)) for clause in clauses]


def _met(knowledge: Knowledge, clauses: Sequence[Clause]) -> Iterable[tuple[int, IntSet]]:
    """Yield (weight, the entries that meet it) of `clauses`."""
    for number, generation, keys in _keys([clause.expression for clause in clauses]):
        if keys and generation == knowledge.generation:
            yield clauses[number].weight, knowledge.places(keys)


def _both(required: Expression, expression: Expression) -> Expression:
    """Return that both are met, without those parts of `required` that `expression` implies."""
    parts = required.parts if isinstance(required, And) else (required,)
    implied = _alternatives(_anywhere(expression))
    return And((*(part for part in parts if not implied <= _alternatives(part)), expression))


def _alternatives(expression: Expression) -> set[Expression]:
    return set(expression.parts) if isinstance(expression, Or) else {expression}


def _anywhere(expression: Expression) -> Expression:
    """Return what holds too where `expression` does: what is somewhere on a page is anywhere."""
    match expression:
        case Term(text, prefix):
            return Term(ANYWHERE + text[1:], prefix)
        case And(parts):
            return And(tuple(_anywhere(part) for part in parts))
        case Or(parts):
            return Or(tuple(_anywhere(part) for part in parts))


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


def _fresh(knowledge: Knowledge, among: IntSet) -> IntSet:
    return knowledge.since(timezone.localdate() - timedelta(days=FRESH_DAYS), among)


def _by_language(knowledge: Knowledge, request: Request, scores: Scores) -> Iterable[IntSet]:
    """Yield sets of entries of one rank, the best first; the reader's language before others."""
    own = knowledge.having("language", request.language)
    yield from _best_first({score: found & own for score, found in scores.items()})
    yield from _best_first({score: found - own for score, found in scores.items()})


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


def _keys(expressions: list[Expression]) -> Iterable[tuple[int, int, Collection[int]]]:
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
