"""The database searches by itself: the same statements for SQLite and PostgreSQL."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from search.backends.base import MOST_HITS, Counts, Request
from search.databases import database
from search.documents import ANYWHERE, TOPIC
from search.facets import facet_term
from search.relevance import FRESH, FRESH_DAYS, And, Clause, Expression, Or, Term

# `meets` is the database's own condition that an entry meets an expression.
HITS = """FROM search_searchentry
 WHERE {meets} AND generation = (SELECT current FROM search_indexstate)"""
COUNT = f"SELECT COUNT(*) {HITS}"
FACETS = f"SELECT {{all_facets}} {HITS}"
BRANCH = f"SELECT {{weight}} AS weight, page_id, language, date {HITS}"
RANKED = f"""SELECT page_id, score FROM (
  SELECT page_id, language, date,
   SUM(weight) + CASE WHEN date >= %s THEN {FRESH} ELSE 0 END AS score
  FROM ({{branches}}) AS branches GROUP BY page_id, language, date
 ) AS ranked
 ORDER BY CASE WHEN language = %s THEN 0 ELSE 1 END, score DESC, date DESC, page_id
 LIMIT %s OFFSET %s"""  # noqa: S608
NEWEST = f"""SELECT page_id {HITS}
 ORDER BY CASE WHEN language = %s THEN 0 ELSE 1 END, date DESC, page_id
 LIMIT %s OFFSET %s"""
# From so many hits on, it pays to look first at those alone that may be the best; if not more than
# so many of them are asked for.
MANY = 1_000
FIRST = 100


def required(request: Request, *, but: str = "") -> Expression:
    """Return what entries must meet: the plan, and every choice (but that of one facet)."""
    chosen = [Term(facet_term(*choice)) for choice in request.chosen.items() if choice[0] != but]
    return And((request.plan.required, *chosen)) if chosen else request.plan.required


class DatabaseBackend:
    def count(self, request: Request) -> int:
        ((number,),) = _rows(_meeting(COUNT), [_render(required(request))])
        return number

    def counts(self, request: Request) -> Counts:
        counts: Counts = {}
        for but in ("", *request.chosen):
            for name, value, number in _facets(required(request, but=but)):
                if (name == but) if but else (name not in request.chosen):
                    counts.setdefault(name, {})[value] = number
        return counts

    def pages(self, request: Request, start: int, stop: int) -> list[int]:
        stop = min(stop, MOST_HITS)
        if start >= stop:
            return []
        if request.newest_first:
            asked = [_render(required(request)), request.language, stop - start, start]
            return [page for (page,) in _rows(_meeting(NEWEST), asked)]
        wanted = required(request)
        total = self.count(request) if request.total is None else request.total
        best = _best(request, wanted, stop) if total >= MANY and stop <= FIRST else []
        return best[start:] or [page for page, _score in _ranked(request, wanted, start, stop)]


def _best(request: Request, wanted: Expression, stop: int) -> list[int]:
    """Return the first `stop` pages where what titles and abstracts say decides that, else [].

    An entry that meets none of the strong clauses is worth no more than all weak ones together.
    Who has more than that is before it, and can be ranked without looking at the others.
    """
    strong = [clause.expression for clause in request.plan.clauses if not _is_weak(clause)]
    most = FRESH + sum(clause.weight for clause in request.plan.clauses if _is_weak(clause))
    own_language = Term(facet_term("language", request.language))
    candidates = And((wanted, own_language, Or(tuple(strong))))
    ranked = _ranked(request, candidates, 0, stop)
    is_decided = len(ranked) == stop and ranked[-1][1] > most
    return [page for page, _score in ranked] if is_decided else []


def _is_weak(clause: Clause) -> bool:
    """Return whether entries meet `clause` by running text alone, so that very many may."""
    return all(term.text[0] in (ANYWHERE, TOPIC) for term in _terms(clause.expression))


def _terms(expression: Expression) -> Iterable[Term]:
    if isinstance(expression, Term):
        yield expression
    else:
        for part in expression.parts:
            yield from _terms(part)


def _ranked(request: Request, wanted: Expression, start: int, stop: int) -> list[tuple[int, int]]:
    """Return (page, score) of the entries that meet `wanted`, from rank `start` up to `stop`."""
    weighted = [(0, wanted)]
    # The index is quick to meet both; rows that are not wanted would have to be read.
    weighted += [
        (clause.weight, And((wanted, clause.expression))) for clause in request.plan.clauses
    ]
    branches = " UNION ALL ".join(BRANCH.replace("{weight}", str(weight)) for weight, _ in weighted)
    asked = [_render(expression) for _, expression in weighted]
    fresh_since = timezone.localdate() - timedelta(days=FRESH_DAYS)
    parameters = [fresh_since, *asked, request.language, stop - start, start]
    return _rows(_meeting(RANKED.replace("{branches}", branches)), parameters)


def _facets(wanted: Expression) -> Iterable[tuple[str, str, int]]:
    """Yield (facet, value, entries) of the entries that meet `wanted`.

    The database joins, Python counts: ten times as fast as grouping millions of rows.
    """
    ((facets,),) = _rows(_meeting(FACETS), [_render(wanted)])
    for facet, number in Counter((facets or "").split()).items():
        name, _colon, value = facet.partition(":")
        yield name, value, number


def _meeting(statement: str) -> str:
    return statement.format(meets=database().MEETS, all_facets=database().ALL_FACETS)


def _render(expression: Expression) -> str:
    return database().render(expression)


def _rows(statement: str, parameters: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()
