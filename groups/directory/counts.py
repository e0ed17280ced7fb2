"""How many groups each choice shows: one statement over the rows of all groups that fit.

The groups that fit are found by the very queries that list them, so a count and the list behind
it cannot disagree; each facet's rows are counted against the groups that it is asked of.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import EmptyResultSet
from django.db import connection

from groups.directory.facets import COLUMNS, Facet
from groups.directory.kana import row_of

if TYPE_CHECKING:
    from groups.querysets import GroupPageQuerySet

HIT = "{hit} (id, kana, {columns}) AS MATERIALIZED ({groups})"
ALL = "SELECT 'all', '', COUNT(*) FROM {hit}"
KANA = "SELECT 'kana', SUBSTR(kana, 1, 1), COUNT(*) FROM {hit} GROUP BY 2"
COLUMN = "SELECT '{facet}', '{column}', COUNT(*) FROM {hit} WHERE {column}"
# A group has each code once (`GroupPage.clean`): counting distinct ones would cost half as much again.
ROWS = """SELECT '{facet}', CAST({key} AS VARCHAR(40)), COUNT(*)
 FROM {table} JOIN {hit} ON {hit}.id = page_id GROUP BY {key}"""

# {facet: {key of an option: groups}}; "all" holds their number, "kana" that of each row.
Counts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Asked:
    """Groups, and by what to count them."""

    groups: "GroupPageQuerySet"
    facets: tuple[Facet, ...] = ()
    all: bool = False
    kana: bool = False

    def selects(self, hit: str) -> Iterator[str]:
        """Yield a SELECT of (facet, key, number) for each of what is asked."""
        if self.all:
            yield ALL.format(hit=hit)
        if self.kana:
            yield KANA.format(hit=hit)
        for facet in self.facets:
            if facet.relation:
                model = self.groups.model._meta.get_field(facet.relation).related_model
                table, key = model._meta.db_table, facet.row_column
                yield ROWS.format(hit=hit, facet=facet.name, table=table, key=key)
            for column, _label in facet.columns:
                yield COLUMN.format(hit=hit, facet=facet.name, column=column)


def count(questions: list[Asked]) -> Counts:
    """Return what all `questions` ask, in one query; what nothing fits is left out."""
    hits, selects, parameters = [], [], []
    for number, asked in enumerate(questions):
        found = asked.groups.order_by().values_list("pk", "kana_key", *COLUMNS)
        try:
            sql, values = found.query.sql_with_params()
        except EmptyResultSet:
            continue
        hit = f"hit{number}"
        hits.append(HIT.format(hit=hit, columns=", ".join(COLUMNS), groups=sql))
        selects += asked.selects(hit)
        parameters += values
    counts: Counts = {}
    if not hits:
        return counts
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(hits)} {' UNION ALL '.join(selects)}", parameters)
        for facet, key, groups in cursor.fetchall():
            name = row_of(key) if facet == "kana" else key
            own = counts.setdefault(facet, {})
            own[name] = own.get(name, 0) + groups
    return counts
