"""The database searches by itself: the same statements for SQLite and PostgreSQL."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from search.backends.base import MOST_HITS, Counts, Request
from search.databases import database
from search.facets import facet_term
from search.relevance import FRESH, FRESH_DAYS, And, Expression, Term

# `matches` is the database's own SELECT of the ids of the entries that meet an expression.
CURRENT = """JOIN search_searchentry AS entry ON entry.id = hit.id
 JOIN search_indexstate AS state ON state.current = entry.generation"""
COUNT = f"SELECT COUNT(*) FROM ({{matches}}) AS hit {CURRENT}"  # noqa: S608
COUNTS = f"""SELECT facet.name, facet.value, COUNT(*)
 FROM ({{matches}}) AS hit {CURRENT}
 JOIN search_searchfacet AS facet ON facet.entry_id = hit.id
 GROUP BY facet.name, facet.value"""  # noqa: S608
# An entry that meets the required expression has one row of weight 0, then one for each clause.
BRANCH = "SELECT id, {weight} AS weight FROM ({matches}) AS matches"
RANKED = f"""SELECT entry.page_id
 FROM (
  SELECT id, SUM(weight) AS score FROM ({{branches}}) AS branches
  GROUP BY id HAVING MIN(weight) = 0
 ) AS hit {CURRENT}
 ORDER BY CASE WHEN entry.language = %s THEN 0 ELSE 1 END,
  hit.score + CASE WHEN entry.date >= %s THEN %s ELSE 0 END DESC,
  entry.date DESC, entry.page_id
 LIMIT %s OFFSET %s"""  # noqa: S608
NEWEST = f"""SELECT entry.page_id FROM ({{matches}}) AS hit {CURRENT}
 ORDER BY CASE WHEN entry.language = %s THEN 0 ELSE 1 END, entry.date DESC, entry.page_id
 LIMIT %s OFFSET %s"""  # noqa: S608


def required(request: Request, *, but: str = "") -> Expression:
    """Return what entries must meet: the plan, and every choice (but that of one facet)."""
    chosen = [Term(facet_term(*choice)) for choice in request.chosen.items() if choice[0] != but]
    return And((request.plan.required, *chosen)) if chosen else request.plan.required


class DatabaseBackend:
    def count(self, request: Request) -> int:
        ((number,),) = _rows(COUNT.format(matches=database().MATCHES), [_render(required(request))])
        return number

    def counts(self, request: Request) -> Counts:
        counts: Counts = {}
        for but in ("", *request.chosen):
            asked = [_render(required(request, but=but))]
            for name, value, number in _rows(COUNTS.format(matches=database().MATCHES), asked):
                if (name == but) if but else (name not in request.chosen):
                    counts.setdefault(name, {})[value] = number
        return counts

    def pages(self, request: Request, start: int, stop: int) -> list[int]:
        stop = min(stop, MOST_HITS)
        if start >= stop:
            return []
        if request.newest_first:
            statement = NEWEST.format(matches=database().MATCHES)
            asked = [_render(required(request)), request.language]
        else:
            fresh_since = timezone.localdate() - timedelta(days=FRESH_DAYS)
            branches, asked = _branches(request)
            statement = RANKED.format(branches=branches)
            asked += [request.language, fresh_since, FRESH]
        return [key for (key,) in _rows(statement, [*asked, stop - start, start])]


def _branches(request: Request) -> tuple[str, list]:
    """Return the SELECTs that score entries, and their parameters."""
    weighted = [(0, required(request))]
    weighted += [(clause.weight, clause.expression) for clause in request.plan.clauses]
    matches = database().MATCHES
    selects = [BRANCH.format(weight=weight, matches=matches) for weight, _ in weighted]
    return " UNION ALL ".join(selects), [_render(expression) for _, expression in weighted]


def _render(expression: Expression) -> str:
    return database().render(expression)


def _rows(statement: str, parameters: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()
