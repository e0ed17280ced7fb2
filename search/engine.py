"""A query in, pages out: counts by kind and any part of the ranked list."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django.utils.functional import cached_property

from core.locales import default_locale_id
from search.analysis import Query, parse
from search.databases import database
from search.models import SearchEntry
from search.relevance import FRESH, FRESH_DAYS, Plan, plan

# The same statements for every database; `matches` is the database's own SELECT of entry ids.
# An entry that meets the required expression has one row of weight 0, then one for each clause.
BRANCH = "SELECT id, {weight} AS weight FROM ({matches}) AS matches"
COUNTS = """SELECT entry.kind, COUNT(*)
 FROM ({matches}) AS hit
 JOIN search_searchentry AS entry ON entry.id = hit.id
 JOIN search_indexstate AS state ON state.current = entry.generation
 GROUP BY entry.kind"""
RANKED = """SELECT {column}
 FROM (
  SELECT id, SUM(weight) AS score FROM ({branches}) AS branches
  GROUP BY id HAVING MIN(weight) = 0
 ) AS hit
 JOIN search_searchentry AS entry ON entry.id = hit.id
 JOIN search_indexstate AS state ON state.current = entry.generation
 {families}
 WHERE %s = '' OR entry.kind = %s
 ORDER BY CASE WHEN entry.language = %s THEN 0 ELSE 1 END,
  hit.score + CASE WHEN entry.date >= %s THEN %s ELSE 0 END DESC,
  entry.date DESC, entry.page_id
 LIMIT %s OFFSET %s"""
# An entry is of a page in some language; its family's source page is the one in the first language.
FAMILIES = """JOIN wagtailcore_page AS page ON page.id = entry.page_id
 JOIN wagtailcore_page AS source ON source.translation_key = page.translation_key
  AND source.locale_id = {locale}"""


@dataclass
class Found:
    """The result of a query, read from the database as far as it is asked for."""

    query: Query
    language: str
    kind: str = ""
    every_unit: bool = True
    plan: Plan | None = field(init=False)

    def __post_init__(self) -> None:
        self.plan = (
            plan(self.query, self.language, every_unit=self.every_unit) if self.query else None
        )

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many pages of each kind, whatever kind was chosen."""
        if self.plan is None:
            return {}
        with connection.cursor() as cursor:
            cursor.execute(
                COUNTS.format(matches=database().MATCHES), [database().render(self.plan.required)]
            )
            return dict(cursor.fetchall())

    def count(self) -> int:
        """How many pages of the chosen kind, or of all."""
        return self.counts.get(self.kind, 0) if self.kind else sum(self.counts.values())

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[SearchEntry]:
        start = part.start or 0
        keys = self._ranked("entry.id", "", part.stop - start, start)
        entries = SearchEntry.objects.defer("terms").in_bulk(keys)
        return [entries[key] for key in keys if key in entries]

    def sources(self, limit: int) -> list[int]:
        """Return the keys of the source pages of what was found, best first, at most `limit`.

        For lists of one kind that are made over source pages and narrow themselves down further.
        """
        return self._ranked("source.id", FAMILIES.format(locale=default_locale_id()), limit)

    def _ranked(self, column: str, families: str, limit: int, start: int = 0) -> list[int]:
        if self.plan is None:
            return []
        branches, asked = _branches(self.plan)
        fresh_since = timezone.localdate() - timedelta(days=FRESH_DAYS)
        chosen = [self.kind, self.kind, self.language, fresh_since, FRESH]
        statement = RANKED.format(column=column, families=families, branches=branches)
        with connection.cursor() as cursor:
            cursor.execute(statement, [*asked, *chosen, limit, start])
            return [key for (key,) in cursor.fetchall()]


def _branches(plan: Plan) -> tuple[str, list[str]]:
    """Return the SELECTs that score entries by `plan`, and their parameters."""
    render, matches = database().render, database().MATCHES
    weighted = [(0, plan.required)]
    weighted += [(clause.weight, clause.expression) for clause in plan.clauses]
    selects = [BRANCH.format(weight=weight, matches=matches) for weight, _ in weighted]
    return " UNION ALL ".join(selects), [render(expression) for _, expression in weighted]


def search(text: str, language: str, kind: str = "") -> Found:
    """Return what readers of `language` find by `text`.

    Pages that have all of the query come alone; where there are none, those that have a part.
    """
    query = parse(text, language)
    found = Found(query, language, kind)
    if len(query.units) > 1 and not found.counts:
        found = Found(query, language, kind, every_unit=False)
    return found


def search_kind(text: str, language: str, kind: str) -> Found:
    """Return what readers of `language` find by `text` among pages of one kind.

    Those that have all of the query come alone; where there are none of this kind, those that
    have a part.
    """
    found = search(text, language, kind)
    if found.every_unit and len(found.query.units) > 1 and not found.count():
        found = Found(found.query, language, kind, every_unit=False)
    return found
