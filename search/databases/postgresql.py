"""PostgreSQL: a GIN index over the entries' terms as a tsvector that is stored nowhere else.

The terms are lexemes as they are: no text search configuration, no positions, no weights, so
the index answers alone. The function tells the planner what unpacking the terms costs: else it
scans small tables, ten times slower, or starts workers for what takes them longer. Rows without their long columns lie close together, so
that reading the short ones of thousands of entries reads few pages.
"""

import sys
from array import array
from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from search.relevance import And, Expression, Or, Term

MEETS = "search_vector(terms) @@ %s::tsquery"
ALL_KEYS = "string_agg(int8send(id), ''::bytea)"

STATEMENTS = [
    """CREATE FUNCTION search_vector(terms text) RETURNS tsvector
       LANGUAGE plpgsql IMMUTABLE COST 1000
       AS $$ BEGIN RETURN array_to_tsvector(string_to_array(terms, ' ')); END $$""",
    """CREATE INDEX search_searchentry_terms ON search_searchentry
       USING gin (search_vector(terms)) WITH (fastupdate = off)""",
    # Statistics of the terms cost half a minute a time at 50,000 entries.
    "ALTER INDEX search_searchentry_terms ALTER COLUMN 1 SET STATISTICS 10",
    "ALTER TABLE search_searchentry SET (toast_tuple_target = 128)",
    *(
        f"ALTER TABLE search_searchentry ALTER COLUMN {column} SET STORAGE MAIN"
        for column in ("language", "kind", "facets", "digest", "title")
    ),
]


def read_keys(value: bytes) -> Sequence[int]:
    """Return the keys that `ALL_KEYS` joined: a list of numbers as text takes ten times as long."""
    keys = array("q", value)
    if sys.byteorder == "little":
        keys.byteswap()
    return keys


def create(schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in STATEMENTS:
        schema_editor.execute(statement)


def drop(schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP INDEX IF EXISTS search_searchentry_terms")
    for function in ("search_vector(text)", "search_matches(text)"):
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {function}")


def render(expression: Expression) -> str:
    """Return `expression` as a tsquery."""
    match expression:
        case Term(text, prefix):
            quoted = text.replace("\x00", "").replace("\\", "\\\\").replace("'", "''")
            return f"'{quoted}':*" if prefix else f"'{quoted}'"
        case And(parts):
            return "(" + " & ".join(render(part) for part in parts) + ")"
        case Or(parts):
            return "(" + " | ".join(render(part) for part in parts) + ")"
